public static class Outcome
{
}

public class Delivery
{
    public object Last = typeof(Outcome);
}
