using SmtpAnalyzers.CodeFixes.Failures;
using SmtpAnalyzers.Tests.Verification;

namespace SmtpAnalyzers.Tests.Editing;

/// <summary>Where a fix puts a using directive that the file does not have yet, and where it needs none.</summary>
public class AddedUsingTests
{
    [Fact]
    public Task Alone_StandsBehindTheOthers() => Adds(
        """
        using System.Net.Mail;
        """,
        """
        using System.Net.Mail;
        using SmtpAnalyzers;
        """);

    [Fact]
    public Task SortedFile_StaysSorted() => Adds(
        """
        using System;
        using System.Net.Mail;
        using Alpha;
        using Zulu;
        """,
        """
        using System;
        using System.Net.Mail;
        using Alpha;
        using SmtpAnalyzers;
        using Zulu;
        """);

    [Fact]
    public Task SortedWithoutRegardToSystem_StaysSorted() => Adds(
        """
        using Alpha;
        using System;
        using System.Net.Mail;
        using Zulu;
        """,
        """
        using Alpha;
        using SmtpAnalyzers;
        using System;
        using System.Net.Mail;
        using Zulu;
        """);

    [Fact]
    public Task UnsortedFile_GetsItLast() => Adds(
        """
        using Zulu;
        using System.Net.Mail;
        using Alpha;
        using System;
        """,
        """
        using Zulu;
        using System.Net.Mail;
        using Alpha;
        using System;
        using SmtpAnalyzers;
        """);

    [Fact]
    public Task AliasAtTheEnd_StaysThere() => Adds(
        """
        using System.Net.Mail;
        using Text = System.String;
        """,
        """
        using System.Net.Mail;
        using SmtpAnalyzers;
        using Text = System.String;
        """);

    [Fact]
    public Task StaticAtTheEnd_StaysThere() => Adds(
        """
        using System.Net.Mail;
        using static System.Math;
        """,
        """
        using System.Net.Mail;
        using SmtpAnalyzers;
        using static System.Math;
        """);

    [Fact]
    public Task UnsortedBeforeStaticAndAlias_IsLastOfTheOrdinaryOnes() => Adds(
        """
        using Zulu;
        using System.Net.Mail;
        using Alpha;
        using static System.Math;
        using Text = System.String;
        """,
        """
        using Zulu;
        using System.Net.Mail;
        using Alpha;
        using SmtpAnalyzers;
        using static System.Math;
        using Text = System.String;
        """);

    [Fact]
    public Task AliasesFirst_StayFirst() => Adds(
        """
        using Text = System.String;
        using Number = System.Int32;
        using System.Net.Mail;
        using Alpha;
        """,
        """
        using Text = System.String;
        using Number = System.Int32;
        using System.Net.Mail;
        using Alpha;
        using SmtpAnalyzers;
        """);

    [Fact]
    public Task AliasesInTheWrongOrder_ChangeNothing() => Adds(
        """
        using System;
        using System.Net.Mail;
        using Zulu;
        using Text = System.String;
        using Number = System.Int32;
        """,
        """
        using System;
        using System.Net.Mail;
        using SmtpAnalyzers;
        using Zulu;
        using Text = System.String;
        using Number = System.Int32;
        """);

    [Fact]
    public Task GroupsWithBlankLines_KeepTheirLines() => Adds(
        """
        using System;
        using System.Net.Mail;

        using Alpha;

        using Text = System.String;
        """,
        """
        using System;
        using System.Net.Mail;

        using Alpha;
        using SmtpAnalyzers;

        using Text = System.String;
        """);

    [Fact]
    public Task HeaderOfTheFile_StaysOnTop() => Adds(
        """
        // Copyright.

        using System.Net.Mail;
        """,
        """
        // Copyright.

        using System.Net.Mail;
        using SmtpAnalyzers;
        """);

    [Fact]
    public Task DirectiveAroundTheLast_StaysAroundItAlone() => Adds(
        """
        using System.Net.Mail;
        #if NEVER
        using Alpha;
        #endif
        """,
        """
        using System.Net.Mail;
        using SmtpAnalyzers;
        #if NEVER
        using Alpha;
        #endif
        """);

    [Fact]
    public Task ConditionOfTheCompilation_IsNoPlaceForIt() => Adds(
        """
        using System;
        #if !NEVER
        using System.Net.Mail;
        #endif
        using Text = System.String;
        """,
        """
        using System;
        using SmtpAnalyzers;
        #if !NEVER
        using System.Net.Mail;
        #endif
        using Text = System.String;
        """);

    [Fact]
    public Task RegionOfUsings_HasItInside() => Adds(
        """
        #region Usings
        using Zulu;
        using System.Net.Mail;
        using Text = System.String;
        #endregion
        """,
        """
        #region Usings
        using Zulu;
        using System.Net.Mail;
        using SmtpAnalyzers;
        using Text = System.String;
        #endregion
        """);

    [Fact]
    public Task FirstOfASortedFile_LeavesTheHeaderOnTop() => Adds(
        """
        // Copyright.

        using Zulu;
        using Text = System.Net.Mail.SmtpClient;
        using static System.Math;
        """,
        """
        // Copyright.

        using SmtpAnalyzers;
        using Zulu;
        using Text = System.Net.Mail.SmtpClient;
        using static System.Math;
        """, names: "System.Net.Mail.");

    [Fact]
    public Task OnlyAliases_StayBehindIt() => Adds(
        """
        // Copyright.

        using Text = System.String;
        """,
        """
        // Copyright.

        using SmtpAnalyzers;
        using Text = System.String;
        """, names: "System.Net.Mail.");

    [Fact]
    public Task GlobalUsingsInTheFile_StayBeforeIt() => Adds(
        """
        global using System;
        global using Zulu;
        using System.Net.Mail;
        """,
        """
        global using System;
        global using Zulu;
        using System.Net.Mail;
        using SmtpAnalyzers;
        """, csharp: 10);

    [Fact]
    public Task OnlyGlobalUsingsInTheFile_StayBeforeIt() => Adds(
        """
        global using System.Net.Mail;
        global using Zulu;
        """,
        """
        global using System.Net.Mail;
        global using Zulu;
        using SmtpAnalyzers;
        """, csharp: 10);

    [Fact]
    public Task GlobalUsingInTheFile_IsEnough() => Adds(
        """
        global using SmtpAnalyzers;
        global using System.Net.Mail;
        """,
        """
        global using SmtpAnalyzers;
        global using System.Net.Mail;
        """, csharp: 10);

    [Fact]
    public Task GlobalUsingInAnotherFile_IsEnough() => Adds(
        "using System.Net.Mail;",
        "using System.Net.Mail;",
        csharp: 10,
        more: "global using SmtpAnalyzers;");

    [Fact]
    public Task GlobalUsingOfAnotherNamespace_IsNot() => Adds(
        "using System.Net.Mail;",
        "using System.Net.Mail;\nusing SmtpAnalyzers;",
        csharp: 10,
        more: "global using Alpha;");

    [Fact]
    public Task NamespaceInside_NeedsNone() => Fixed(
        "using System.Net.Mail;\n\nnamespace SmtpAnalyzers.Samples\n{\n" + Indented(Program) + "\n}",
        "using System.Net.Mail;\n\nnamespace SmtpAnalyzers.Samples\n{\n" + Indented(After) + "\n}");

    [Fact]
    public Task UsingsInTheNamespace_GetItThere() => Fixed(
        "namespace Company.Mail\n{\n    using System.Net.Mail;\n    using Text = System.String;\n\n" + Indented(Program) + "\n}",
        "namespace Company.Mail\n{\n    using System.Net.Mail;\n    using SmtpAnalyzers;\n    using Text = System.String;\n\n" +
            Indented(After) + "\n}");

    [Fact]
    public Task UsingsInTheFileScopedNamespace_GetItThere() => Fixed(
        "namespace Company.Mail;\n\nusing System.Net.Mail;\n\n" + Program,
        "namespace Company.Mail;\n\nusing System.Net.Mail;\nusing SmtpAnalyzers;\n\n" + After, csharp: 10);

    [Fact]
    public Task UsingsBeforeTheFileScopedNamespace_GetItThere() => Fixed(
        "using System.Net.Mail;\nusing Text = System.String;\n\nnamespace Company.Mail;\n\n" + Program,
        "using System.Net.Mail;\nusing SmtpAnalyzers;\nusing Text = System.String;\n\nnamespace Company.Mail;\n\n" + After, csharp: 10);

    [Fact]
    public Task UsingsInBoth_GetItInTheInnerOne() => Fixed(
        "using System;\n\nnamespace Company.Mail\n{\n    using System.Net.Mail;\n\n" + Indented(Program) + "\n}",
        "using System;\n\nnamespace Company.Mail\n{\n    using System.Net.Mail;\n    using SmtpAnalyzers;\n\n" + Indented(After) + "\n}");

    [Fact]
    public Task NoUsing_GetsItOnTop() => Fixed(
        Named(Program, "System.Net.Mail."), "using SmtpAnalyzers;\n\n" + Named(After, "System.Net.Mail."));

    private const string Program = """
        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch ([|SmtpException|])
                {
                }
            }
        }
        """;

    private const string After = """
        class Mailer
        {
            void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException e) when (SmtpFailure.From(e).IsTransient)
                {
                }
            }
        }
        """;

    private static string Indented(string text) => "    " + text.Replace("\n", "\n    ");

    /// <summary>With the namespace before the names of its types.</summary>
    private static string Named(string text, string names) => text
        .Replace("SmtpClient", names + "SmtpClient").Replace("MailMessage", names + "MailMessage").Replace("SmtpException", names + "SmtpException");

    private static Task Adds(string before, string after, int csharp = 8, string more = "", string names = "") =>
        Fixed(before + "\n\n" + Named(Program, names), after + "\n\n" + Named(After, names), csharp, more);

    private static Task Fixed(string before, string after, int csharp = 8, string more = "")
    {
        more += " namespace Alpha { class A { } } namespace Zulu { class Z { } }";
        return Verify.Fix<StatusCodeIgnoredCodeFix>(
            "SMTP1001", StatusCodeIgnoredCodeFix.CatchTransientOnly, before, after, csharp: csharp, more: ("Others.cs", more, more));
    }
}
