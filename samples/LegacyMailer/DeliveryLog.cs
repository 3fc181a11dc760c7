using System.Net.Mail;

namespace LegacyMailer
{
    /// <summary>Puts a failure into the words of the support desk.</summary>
    public static class DeliveryLog
    {
        public static string Reason(SmtpException failure)
        {
            if (failure.Message.Contains("5.7.1"))
            {
                return "The server does not let us send there.";
            }

            return failure.Message;
        }
    }
}
