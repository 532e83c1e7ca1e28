using Aef.Runs.DiagnosticCatalog;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Baselines;

/// <summary>
/// Inputs that are wrong, each with what must be found in it. What they expect is written by people; no switch rewrites it.
/// </summary>
public sealed class InvalidBaselineTests
{
    /// <summary>Codes that no input can raise, or that other tests raise, each with the reason.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["AEF1901"] = "said by building cmdlets: tests/Pester runs the example of its page",
        ["AEF1902"] = "said by building cmdlets: tests/Pester runs the example of its page",
        ["AEF1903"] = "said by building cmdlets: tests/Pester runs the example of its page",
        ["AEF1904"] = "said by building cmdlets: tests/Pester runs the example of its page",
        ["AEF1905"] = "said by building cmdlets: tests/Pester runs the example of its page",
        ["AEF2044"] = "said by building cmdlets: tests/Pester runs the example of its page",
        ["AEF4330"] = "said after a second compilation to a folder: tests/Unit/Cli/CompileTerraformTests.cs",
        ["AEF4222"] = "needs an entry of a user: tests/Unit/Airflow/AirflowArgumentTests.cs",
        ["AEF6169"] = "said when a rerun finds changed files: tests/Unit/Cli/ResumeCommandTests.cs",
        ["AEF6219"] = "said when a rerun does not know the outputs: tests/Unit/Cli/KnownOutputTests.cs",
        ["AEF6224"] = "said when a rerun finds changed jobs: tests/Unit/Cli/ChangedJobTests.cs",
        ["AEF6225"] = "said when a rerun finds changed jobs: tests/Unit/Cli/ChangedJobTests.cs",
        ["AEF6280"] = "said when a rerun starts jobs again: tests/Unit/Journal/RepeatedJobTests.cs",
        ["AEF6281"] = "said when a rerun starts jobs again: tests/Unit/Journal/RepeatedJobTests.cs",
        ["AEF6282"] = "said when a rerun gets its journal as a script: tests/Unit/Journal/RepeatedJobTests.cs",
        ["AEF6300"] = "said by Invoke-AefPipeline: tests/Pester runs the example of its page",
        ["AEF7103"] = "needs a second process: tests/Data/ConnectionTests.cs",
        ["AEF7104"] = "needs a process without the library: tests/Data/MissingLibraryTests.cs",
        ["AEF7600"] = "said when an API does not answer: tests/Google/Connecting",
        ["AEF7601"] = "said when an API refuses: tests/Google/Cli",
        ["AEF7602"] = "said when there is no credential: tests/Google/Connecting",
        ["AEF7603"] = "said by commands that call Google: tests/Google/Cli",
        ["AEF7604"] = "said by commands that call Google: tests/Google/Cli",
        ["AEF7800"] = "needs a lost answer: tests/Google/Clients/StartOnceTests.cs",
        ["AEF7801"] = "said when an API has no such execution: tests/Google/Cli",
        ["AEF7802"] = "said when the published workflow differs: tests/Google/Cli",
        ["AEF7803"] = "said by aef execute: tests/Google/Cli",
        ["AEF7900"] = "said by cmdlets of the server: tests/Pester runs the example of its page",
        ["AEF7901"] = "said by cmdlets of the server: tests/Pester runs the example of its page",
        ["AEF7902"] = "said by cmdlets of a server that has ended: tests/Pester/Behavior.Rows.ps1",
        ["AEF7950"] = "said by the server: tests/Server/Faults/FaultPageTests.cs runs the example of its page",
        ["AEF7951"] = "said by the server: tests/Server/Faults/FaultPageTests.cs runs the example of its page",
        ["AEF7952"] = "said by the server: tests/Server/Faults/FaultPageTests.cs runs the example of its page",
        ["AEF7953"] = "said by the server: tests/Server/Faults/FaultPageTests.cs runs the example of its page",
        ["AEF7954"] = "said by the server: tests/Server/Faults/FaultPageTests.cs runs the example of its page",
        ["AEF7700"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7701"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7702"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7703"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7704"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7705"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7706"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7707"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7708"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7709"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7710"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7711"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7712"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7713"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7714"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7715"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7716"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7717"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7718"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF7719"] = "said when publishing compares with Google: tests/Google/Publishing",
        ["AEF9001"] = "a bug of ours: no input raises it",
    };

    public static TheoryData<string> Inputs => [.. InvalidInput.Names];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void What_an_input_expects_is_what_is_found(string name)
    {
        var input = InvalidInput.Load(name);

        var found = input.Find();

        found.ShouldBe(
            input.Expected,
            $"tests/Baselines/Invalid/{name} says at its top what must be found; when it is right that this changed, write there\n"
            + string.Concat(
                found.Select(f => $"expect {f}\n")));
        input.Expected.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_code_is_raised_by_an_input()
    {
        var raised = InvalidInput.Names.SelectMany(n => InvalidInput.Load(n).Expected)
            .Select(e => e.Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);

        DiagnosticRegistry.All.Select(d => d.Code).Except(raised).Except(Elsewhere.Keys)
            .ShouldBeEmpty(
                "each of these codes needs a file in tests/Baselines/Invalid that raises it, "
                + "with '# expect CODE LINE:COLUMN' in its first lines (InvalidInput.cs says how)");
    }

    [Fact]
    public void Every_code_is_raised_by_the_example_of_its_page()
    {
        DiagnosticPage.All.Where(p => !ExampleRunner.Knows(p.Kind)).Select(p => p.Code).Except(Elsewhere.Keys)
            .ShouldBeEmpty("the example of each of these pages needs a kind that tests/Unit/Diagnostics/ExampleRunner.cs can run");
    }

    [Fact]
    public void What_is_raised_elsewhere_exists_and_is_not_raised_here()
    {
        Elsewhere.Keys.Except(DiagnosticRegistry.All.Select(d => d.Code)).ShouldBeEmpty();
        InvalidInput.Names.SelectMany(n => InvalidInput.Load(n).Expected)
            .Select(e => e.Split(' ')[0])
            .Intersect(Elsewhere.Keys)
            .ShouldBeEmpty();
    }
}
