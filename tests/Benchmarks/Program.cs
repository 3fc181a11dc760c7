// What the package costs a build: the processor time to compile a code base with it, as a ratio of that with an analyzer that does nothing.
// The bare compiler is shown as well; having any analyzer at all costs something, and that is not ours to save.
using System.Collections.Immutable;
using System.Net.Mail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpAnalyzers;

if (args is ["runtime"])
{
    RuntimeBenchmark.Run();
    return;
}

var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
    .Split(Path.PathSeparator)
    .Select(path => MetadataReference.CreateFromFile(path))
    .ToImmutableArray();

if (args is ["shapes", ..])
{
    await ShapeBenchmark.Run(references, only: args.Skip(1).FirstOrDefault(static word => word != "--short"), isShort: args.Contains("--short"));
    return;
}

if (args is ["files", .. var paths])
{
    await FileBenchmark.Run(references, paths);
    return;
}

const int Files = 400;
const int Rounds = 9;

foreach (var (name, mailers) in new[] { ("no file mentions SMTP", 0), ("1 file in 100 sends mail", Files / 100), ("every file sends mail", Files) })
{
    var sources = Enumerable.Range(0, Files).Select(number => number < mailers ? Mailer(number) : Plain(number)).ToList();
    var bare = new List<double>();
    var empty = new List<double>();
    var ours = new List<double>();
    for (var round = 0; round <= Rounds; round++)
    {
        // Turn by turn, so that what else the machine does falls on all three. The first round warms up.
        bare.Add((await Compiling.Measure(sources, references, null)).Seconds);
        empty.Add((await Compiling.Measure(sources, references, new EmptyAnalyzer())).Seconds);
        ours.Add((await Compiling.Measure(sources, references, new SmtpAnalyzer())).Seconds);
    }

    Console.WriteLine($"{name}: {Median(ours) / Median(empty):0.00} of an empty analyzer, {Median(ours) / Median(bare):0.00} of the bare compiler ({Median(bare):0.00} s)");
}

static double Median(List<double> times) => times.Skip(1).Order().ElementAt(Rounds / 2);

static string Plain(int number) => $$"""
    using System;
    using System.Collections.Generic;
    using System.Linq;

    namespace Code.Part{{number}};

    public class Ledger
    {
        private readonly Dictionary<string, List<decimal>> _entries = new();

        public decimal Balance(string account) => _entries.TryGetValue(account, out var entries) ? entries.Sum() : 0;

        public void Book(string account, decimal amount)
        {
            if (string.IsNullOrWhiteSpace(account))
            {
                throw new ArgumentException("An account has a name.", nameof(account));
            }

            for (var attempt = 0; attempt < 3; attempt++)
            {
                try
                {
                    if (!_entries.TryGetValue(account, out var entries))
                    {
                        _entries[account] = entries = new List<decimal>();
                    }

                    entries.Add(amount);
                    return;
                }
                catch (InvalidOperationException e) when (attempt < 2)
                {
                    Console.WriteLine($"{account}: {e.Message}");
                }
            }
        }

        public IEnumerable<string> Overdrawn() => from pair in _entries where pair.Value.Sum() < 0 orderby pair.Key select pair.Key;
    }
    """;

static string Mailer(int number) => $$"""
    using System;
    using System.Net;
    using {{typeof(SmtpClient).Namespace}};

    namespace Code.Part{{number}};

    public class Mailer
    {
        public bool Send(string host, string to, string text)
        {
            var client = new SmtpClient(host, 587);
            client.Credentials = new NetworkCredential("orders", Environment.GetEnvironmentVariable("PASSWORD"));
            try
            {
                client.Send("orders@example.com", to, "Your order", text);
                return true;
            }
            catch (SmtpException e)
            {
                Console.WriteLine(e.Message);
                return false;
            }
        }
    }
    """;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new DiagnosticDescriptor("EMPTY", "Never reported", "Never reported", "None", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(static _ => { });
    }
}
