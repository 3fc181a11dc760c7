public class Greeter
{
    public string Greet(string name) => "Good morning, " + name;
}
