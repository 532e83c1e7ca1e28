using System.Text.RegularExpressions;

namespace Aef.Planted;

/// <summary>Builds the tests of a copy and runs some of them, each time in a process of its own.</summary>
internal sealed partial class TestRun(WorkingCopy copy)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Project = "tests/Unit";
    private const string Assembly = "Aef.Tests";

    private static readonly TimeSpan LimitWithFault = TimeSpan.FromMinutes(5);

    /// <summary>How everything is built: without analyzers.</summary>
    public static IReadOnlyList<string> BuildOptions { get; } =
        ["-c", "Debug", "-nologo", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"];

    /// <summary>Where the tests are built.</summary>
    public string Folder { get; } = Path.Combine(copy.Root, Project, "bin", "Debug", "net10.0");

    /// <summary>Builds the tests; returns the errors, or null.</summary>
    public string? Build()
    {
        var build = Tool.Run(copy.Root, "dotnet", ["build", Project, .. BuildOptions]);
        return build.ExitCode == 0 ? null : ErrorsOf(build.Output);
    }

    /// <summary>The first errors in what a compiler printed.</summary>
    public static string ErrorsOf(string output) =>
        string.Join('\n', output.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(5));

    /// <summary>Runs the tests whose names contain one of the names, until one fails.</summary>
    public TestOutcome Run(IEnumerable<string> names, TimeSpan? limit = null)
    {
        var most = limit ?? LimitWithFault;
        var program = Path.Combine(Folder, typeof(TestRun).Assembly.GetName().Name + ".dll");
        var start = Path.Combine(Folder, Assembly);
        string[] host = ["exec", "--depsfile", start + ".deps.json", "--runtimeconfig", start + ".runtimeconfig.json", program];
        var run = Tool.Run(copy.Root, "dotnet", [.. host, TestRunner.Option, Assembly, .. names], most);
        var failed = FailedTest().Match(run.Output);
        return run switch
        {
            { ExitCode: null } => new TestOutcome(TestVerdict.Failed, $"the tests did not end within {most.TotalMinutes} minutes"),
            { ExitCode: TestRunner.Passed } => new TestOutcome(TestVerdict.Passed, string.Empty),
            { ExitCode: TestRunner.Failed } when failed.Success => new TestOutcome(TestVerdict.Failed, failed.Groups["name"].Value),
            { ExitCode: TestRunner.NoTests } => new TestOutcome(TestVerdict.None, run.Output.Trim()),
            _ => new TestOutcome(TestVerdict.Failed, $"the process of the tests ended with {run.ExitCode}"),
        };
    }

    [GeneratedRegex(@"^Failed (?<name>[^\r\n]+)", Options | RegexOptions.Multiline)]
    private static partial Regex FailedTest();
}
