using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Tests.Reports.Ci;

public sealed class CiAnnotationWriterTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "repo");
    private static readonly string File = Path.Combine(Root, "pipelines", "night.yaml");

    [Fact]
    public void GitHub_gets_a_command_with_the_location_relative_to_the_repository() =>
        Write(CiSystem.GitHubActions, At(DiagnosticSeverity.Error, "The value is wrong.")).ShouldBe(
            ["::error title=AEF0001,file=pipelines/night.yaml,line=2,col=4,endLine=2,endColumn=7::The value is wrong."]);

    [Fact]
    public void Azure_gets_a_command_with_the_location_relative_to_the_repository() =>
        Write(CiSystem.AzureDevOps, At(DiagnosticSeverity.Warning, "The value is wrong.")).ShouldBe(
            ["##vso[task.logissue type=warning;sourcepath=pipelines/night.yaml;linenumber=2;columnnumber=4;code=AEF0001;]The value is wrong."]);

    [Fact]
    public void A_diagnostic_has_its_fix_and_without_a_line_its_path_in_the_model()
    {
        var descriptor = new DiagnosticDescriptor(
            "AEF0001",
            DiagnosticSeverity.Info,
            "Sample",
            "The value is wrong.",
            "Write another one.");

        var annotation = CiAnnotation.Of(descriptor.At(Location.None).WithModelPath("levels[0]"));

        Write(CiSystem.GitHubActions, annotation).ShouldBe(["::notice title=AEF0001::levels[0]: The value is wrong. Write another one."]);
    }

    [Fact]
    public void Notes_are_not_known_to_Azure() => Write(CiSystem.AzureDevOps, At(DiagnosticSeverity.Info, "By the way.")).ShouldBeEmpty();

    [Fact]
    public void Without_a_runner_nothing_is_written() => Write(CiSystem.None, At(DiagnosticSeverity.Error, "x")).ShouldBeEmpty();

    [Theory]
    [InlineData(CiSystem.GitHubActions, "::error ", "::warning ")]
    [InlineData(CiSystem.AzureDevOps, "##vso[task.logissue type=error;", "##vso[task.logissue type=warning;")]
    public void Errors_come_first_ten_of_a_kind_and_the_rest_is_counted(CiSystem system, string error, string warning)
    {
        var many = Enumerable.Range(0, 12)
            .SelectMany(i => new[] { At(DiagnosticSeverity.Warning, $"w{i}"), At(DiagnosticSeverity.Error, $"e{i}") });

        var lines = CiAnnotationWriter.Write(system, many, Root);

        lines.Count.ShouldBe(21);
        lines.Take(10).ShouldAllBe(l => l.StartsWith(error, StringComparison.Ordinal));
        lines.Skip(10).Take(10).ShouldAllBe(l => l.StartsWith(warning, StringComparison.Ordinal));
        lines[0].ShouldEndWith("e0");
        lines[9].ShouldEndWith("e9");
        lines[20].ShouldBe("4 more problems are not annotated: a step can show ten of each kind. The summary lists all of them.");
    }

    [Theory]
    [InlineData(CiSystem.GitHubActions)]
    [InlineData(CiSystem.AzureDevOps)]
    public void Nothing_that_a_user_wrote_begins_a_command(CiSystem system)
    {
        const string hostile = "a,b:c;d]e%0A\r\n::add-mask::x\n##vso[task.setvariable variable=p]y ##[error]z";
        var annotation = new CiAnnotation(
            DiagnosticSeverity.Error,
            hostile,
            hostile,
            hostile,
            new LinePosition(1, 1),
            new LinePosition(3, 1));

        var line = Write(system, annotation).ShouldHaveSingleItem();

        line.ShouldNotContain('\n');
        line.ShouldNotContain('\r');
        if (system == CiSystem.GitHubActions)
        {
            // Every property ends where it should: the message begins at the first "::" after the start.
            line[2..].Split("::")[0].Split(',').Select(p => p.Split('=')[0]).ShouldBe(["error title", "file", "line", "col", "endLine"]);
        }
        else
        {
            line.IndexOf("##vso[", 1, StringComparison.Ordinal).ShouldBe(-1);
            line.ShouldNotContain("##[");
            line["##vso[task.logissue ".Length..line.IndexOf(']', StringComparison.Ordinal)]
                .Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split('=')[0])
                .ShouldBe(["type", "sourcepath", "linenumber", "columnnumber", "code"]);
        }
    }

    [Fact]
    public void A_runner_is_known_by_the_variables_that_it_documents()
    {
        CiEnvironment.Detect(_ => null).System.ShouldBe(CiSystem.None);
        CiEnvironment.Detect(
            Variables(("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", "/w"), ("GITHUB_STEP_SUMMARY", "/s"), ("RUNNER_TEMP", "/t")))
            .ShouldSatisfyAllConditions(
                e => e.System.ShouldBe(CiSystem.GitHubActions),
                e => e.RepositoryRoot.ShouldBe("/w"),
                e => e.SummaryFile.ShouldBe("/s"),
                e => e.TemporaryFolder.ShouldBe("/t"));
        CiEnvironment.Detect(Variables(("TF_BUILD", "True"), ("BUILD_SOURCESDIRECTORY", "/w"), ("AGENT_TEMPDIRECTORY", "/t")))
            .ShouldSatisfyAllConditions(
                e => e.System.ShouldBe(CiSystem.AzureDevOps),
                e => e.RepositoryRoot.ShouldBe("/w"),
                e => e.SummaryFile.ShouldBeNull(),
                e => e.TemporaryFolder.ShouldBe("/t"));
    }

    private static CiAnnotation At(DiagnosticSeverity severity, string message) =>
        new(severity, "AEF0001", message, File, new LinePosition(2, 4), new LinePosition(2, 7));

    private static IReadOnlyList<string> Write(CiSystem system, CiAnnotation annotation) =>
        CiAnnotationWriter.Write(system, [annotation], Root);

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault();
}
