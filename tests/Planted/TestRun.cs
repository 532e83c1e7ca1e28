using System.Text.RegularExpressions;

namespace Aef.Planted;

/// <summary>Builds the tests of a copy and runs some of them.</summary>
internal sealed partial class TestRun(WorkingCopy copy)
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const string Project = "tests/Unit";
    private const string Assembly = Project + "/bin/Debug/net10.0/Aef.Tests.dll";

    private static readonly TimeSpan LimitWithFault = TimeSpan.FromMinutes(5);

    /// <summary>Builds what has changed, without analyzers; returns the errors, or null.</summary>
    public string? Build(bool restore)
    {
        string[] options = ["-c", "Debug", "-nologo", "-v", "q", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false"];
        var build = Tool.Run(copy.Root, "dotnet", ["build", Project, .. options, .. restore ? Array.Empty<string>() : ["--no-restore"]]);
        var errors = build.Output.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(5);
        return build.ExitCode == 0 ? null : string.Join('\n', errors);
    }

    /// <summary>Runs the tests of a filter.</summary>
    public TestOutcome Run(string filter, TimeSpan? limit = null)
    {
        var most = limit ?? LimitWithFault;
        string[] options = ["--filter", filter, "--logger", "console;verbosity=minimal", "--", "xUnit.StopOnFail=true"];
        var run = Tool.Run(copy.Root, "dotnet", ["test", Assembly, .. options], most);
        if (run.ExitCode is null)
        {
            return new TestOutcome(TestVerdict.Failed, $"the tests did not end within {most.TotalMinutes} minutes");
        }

        var failed = FailedTest().Match(run.Output);
        return run switch
        {
            _ when failed.Success => new TestOutcome(TestVerdict.Failed, failed.Groups["name"].Value),
            _ when run.Output.Contains("No test matches", StringComparison.Ordinal) => new TestOutcome(TestVerdict.None, filter),
            { ExitCode: 0, Output: var text } when Passed().IsMatch(text) => new TestOutcome(TestVerdict.Passed, string.Empty),
            { Output: var text } when Crashed().IsMatch(text) => new TestOutcome(TestVerdict.Failed, "the process of the tests crashed"),
            _ => new TestOutcome(TestVerdict.None, run.Output),
        };
    }

    [GeneratedRegex(@"^\s*Failed (?<name>\S+)", Options | RegexOptions.Multiline)]
    private static partial Regex FailedTest();

    [GeneratedRegex(@"^Passed!\s+- Failed:\s+0, Passed:\s+[1-9]", Options | RegexOptions.Multiline)]
    private static partial Regex Passed();

    [GeneratedRegex("Test host process crashed|Test Run Aborted", Options)]
    private static partial Regex Crashed();
}
