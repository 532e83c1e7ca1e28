using System.Text.RegularExpressions;
using Aef.Runs.DiagnosticCatalog;

namespace Aef.Tests.Diagnostics;

/// <summary>The command and the module report the same diagnostics, so a remedy is not written for one of them alone.</summary>
public sealed partial class RemedyTests
{
    public static TheoryData<string> Codes => [.. DiagnosticRegistry.All.Select(d => d.Code)];

    /// <summary>Only the command has what these remedies name; each says so.</summary>
    private static readonly string[] OnlyOfTheCommand = ["AEF2023", "AEF7718"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_remedy_that_names_an_option_or_a_command_also_names_the_parameter_or_cmdlet(string code)
    {
        var remedy = DiagnosticRegistry.Find(code)?.Remedy ?? string.Empty;
        if (OnlyOfTheCommand.Contains(code) || !OfTheCommand().IsMatch(remedy))
        {
            return;
        }

        OfTheModule().IsMatch(remedy).ShouldBeTrue(remedy);
    }

    [Fact]
    public void The_test_finds_a_remedy_for_one_front_end()
    {
        OfTheCommand().IsMatch("\"aef resume\" resumes it.").ShouldBeTrue();
        OfTheCommand().IsMatch("Use --from STEP.").ShouldBeTrue();
        OfTheModule().IsMatch("Use --from STEP.").ShouldBeFalse();
        OfTheModule().IsMatch("Resume it (aef resume, Resume-AefRun).").ShouldBeTrue();
    }

    [GeneratedRegex(
        @"--[a-z]|\baef (run|resume|rerun|explain|validate|compile|test|show|measure)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex OfTheCommand();

    [GeneratedRegex(
        @"(?<![-\w])-[A-Z][A-Za-z]+|\b[A-Z][a-z]+-Aef[A-Z][a-z]+|The command also has",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex OfTheModule();
}
