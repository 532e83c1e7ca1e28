using Aef.Adapters.Yaml;
using Aef.Core.Editing.Services;
using Aef.Core.Pipelines.Catalog;

namespace Aef.Tests.Editing;

/// <summary>Completion and hover at a position, marked with <c>|</c>.</summary>
public sealed class EditorServicesTests
{
    private const string Yaml = """
        name: x
        inputs:
          day: {type: date, description: The day.}
        variables: {v: 1}
        levels:
          - threads:
              - steps:
                  - job_id: J1
                    job_name: a
                    executor: dataform-tag-executor
                    WITH_HERE
                    LINE_HERE
                  - job_id: J2
                    job_name: b
        """;

    private static readonly EditorServices Services = new(new YamlDocumentReader(), ExecutorCatalog.BuiltIn);

    [Theory]
    [InlineData("whe|", "when")]
    [InlineData("|", "continue_if_fail")]
    [InlineData("type: |", "workflows")]
    [InlineData("type: sy|", "sync")]
    [InlineData("continue_if_fail: |", "false")]
    [InlineData("next: |", "J2")]
    [InlineData("executor: da|", "dataproc-serverless-job-executor")]
    [InlineData("retry: {max|}", "max_attempts")]
    [InlineData("when: ${|", "inputs")]
    [InlineData("when: ${inputs.|}", "day")]
    [InlineData("when: \"${variables.|", "v")]
    [InlineData("when: ${1 + steps.J|}", "J1")]
    [InlineData("when: ${steps.J1.|}", "output")]
    public void A_step_is_completed(string line, string expected)
    {
        var text = line.StartsWith("executor", StringComparison.Ordinal)
            ? Yaml.Replace("executor: dataform-tag-executor", line).Replace("LINE_HERE", string.Empty) : Yaml.Replace("LINE_HERE", line);

        Complete(text.Replace("WITH_HERE", string.Empty)).Select(c => c.Label).ShouldContain(expected);
    }

    [Fact]
    public void Keys_that_are_there_are_not_proposed_and_the_word_is_replaced()
    {
        var entries = Complete(Yaml.Replace("LINE_HERE", "ne|").Replace("WITH_HERE", string.Empty));

        entries.Select(e => e.Label).ShouldNotContain("job_id");
        entries.Single(e => e.Label == "next").ShouldSatisfyAllConditions(
            e => e.Text.ShouldBe("next: "), e => e.Span.Length.ShouldBe(2), e => e.Description.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public void Parameters_of_the_executor_are_completed()
    {
        var parameter = ExecutorCatalog.BuiltIn.Find("dataform-tag-executor").ShouldNotBeNull().Parameters[0].Name;

        Complete(Yaml.Replace("WITH_HERE", "with: {|}").Replace("LINE_HERE", string.Empty)).Select(c => c.Label).ShouldContain(parameter);
    }

    [Theory]
    [InlineData("{\n  \"name\": \"x\",\n  \"des|\"\n}", "description", "\"description\": ")]
    [InlineData("{\n  \"name\": \"x\",\n  |\n}", "levels", "\"levels\": ")]
    [InlineData("{\n  |\n  \"name\": \"x\"\n}", "levels", "\"levels\": ")]
    [InlineData("{\n  \"engine\": |\n}", "composer", "\"composer\"")]
    [InlineData("{\n  \"NAME\": \"x\",\n  \"DES|\"\n}", "DESCRIPTION", "\"DESCRIPTION\": ")]
    public void Json_is_completed(string text, string label, string inserted) =>
        Complete(text, "test.json").ShouldContain(c => c.Label == label && c.Text == inserted);

    [Fact]
    public void A_key_is_explained()
    {
        var text = Yaml.Replace("WITH_HERE", "timeout_seconds: 5").Replace("LINE_HERE", "with: {}");
        var state = new EditSession(text).Session.State;
        var offset = text.IndexOf("timeout_seconds", StringComparison.Ordinal) + 3;

        var hover = Services.Hover(state, offset).ShouldNotBeNull();

        hover.Description.ShouldContain("seconds");
        text.Substring(hover.Span.Start, hover.Span.Length).ShouldBe("timeout_seconds");
        Services.Hover(state, text.IndexOf("J1", StringComparison.Ordinal)).ShouldBeNull();
    }

    [Fact]
    public void A_fix_becomes_deltas()
    {
        var session = new EditSession("nam: x\nlevels: []\n").Session;
        var fix = session.State.Diagnostics.SelectMany(d => d.Fixes).First();

        var deltas = EditorServices.DeltasOf(fix, session.State);

        session.Apply(new Aef.Core.Editing.Sessions.TextChange("tab", 1, 0, deltas));
        session.Text.ToFileText().ShouldBe("name: x\nlevels: []\n");
        EditorServices.DeltasOf(fix, session.State).ShouldBeEmpty();
    }

    private static IReadOnlyList<CompletionEntry> Complete(string marked, string path = "test.yaml")
    {
        var offset = marked.IndexOf('|', StringComparison.Ordinal);
        var valid = new EditSession(path.EndsWith(".yaml", StringComparison.Ordinal)
            ? Yaml.Replace("LINE_HERE", string.Empty).Replace("WITH_HERE", string.Empty) : "{}", path);
        valid.Type(0, valid.Session.Text.Text.Length, marked.Remove(offset, 1));
        return Services.Complete(valid.Session.State, offset);
    }
}
