using System;
using SmtpAnalyzers;

public static class Outcome
{
    public static string Of(Exception exception) => SmtpFailure.From(exception).ToString();
}
