using Aef.Core.Editing.FormModels;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Tests.Editing;

/// <summary>The form has a field for every key of a place.</summary>
public sealed class FormReaderTests
{
    private const string Text = """
        name: x
        extra: 1
        defaults:
          timeout_seconds: 20
          wait_time_seconds: 5
          executors:
            dataform-tag-executor:
              wait_time_seconds: 7
        levels:
          - level_id: a
            threads:
              - steps:
                  - job_id: J1
                    job_name: load
                    executor: dataform-tag-executor
                    with: {own: 1}
                    retry: {max_attempts: 2}
          - - - JOB_ID: J2
        """;

    private const string Step = "levels[0].threads[0].steps[0]";

    [Theory]
    [InlineData("", "pipeline")]
    [InlineData("defaults", "defaults")]
    [InlineData("defaults.executors.dataform-tag-executor", "executorDefaults")]
    [InlineData("levels[0]", "level")]
    [InlineData("levels[0].threads[0]", "thread")]
    [InlineData(Step, "step")]
    [InlineData(Step + ".retry", "retry")]
    [InlineData("levels[1][0][0]", "step")]
    [InlineData("inputs.day", "input")]
    [InlineData("concurrency", "concurrency")]
    [InlineData(Step + ".with", null)]
    [InlineData("levels", null)]
    [InlineData(Step + ".job_id", null)]
    public void Each_place_has_its_kind(string path, string? kind) => (Form(path)?.Kind).ShouldBe(kind);

    [Fact]
    public void A_step_has_a_field_for_each_key_of_the_table()
    {
        var form = Form(Step).ShouldNotBeNull();

        form.Fields.Select(f => f.Key).ShouldBe(StepKeys.All.Keys.Select(k => k.Name), ignoreOrder: true);
        form.Fields.ShouldAllBe(f => f.Description != null && f.Description.Length > 0);
        form.Fields.Where(f => f.IsRequired).Select(f => f.Key).ShouldBe(["job_id", "job_name"]);
    }

    [Fact]
    public void Every_field_knows_where_its_value_comes_from()
    {
        Field(Step, "job_name").ShouldSatisfyAllConditions(f => f.Origin.ShouldBe(FieldOrigin.Own), f => f.Kind.ShouldBe(FieldKind.Text));
        Field(Step, "timeout_seconds").ShouldSatisfyAllConditions(
            f => f.Origin.ShouldBe(FieldOrigin.Defaults),
            f => f.Value.ShouldBe(ScalarNode.Integer(20)),
            f => f.OriginPath.ShouldNotBeNull().ToString().ShouldBe("defaults.timeout_seconds"),
            f => f.Kind.ShouldBe(FieldKind.Number));
        Field(Step, "wait_time_seconds").ShouldSatisfyAllConditions(
            f => f.Origin.ShouldBe(FieldOrigin.ExecutorDefaults), f => f.Value.ShouldBe(ScalarNode.Integer(7)));
        Field(Step, "type").ShouldSatisfyAllConditions(
            f => f.Origin.ShouldBe(FieldOrigin.BuiltIn), f => f.Choices.ShouldContain("sync"), f => f.Kind.ShouldBe(FieldKind.Choice));
        Field(Step, "when").Origin.ShouldBe(FieldOrigin.None);
        Field(Step, "retry").Kind.ShouldBe(FieldKind.Mapping);
        Field("", "extra").IsUnknown.ShouldBeTrue();
    }

    [Fact]
    public void A_missing_key_is_spelled_like_its_neighbors()
    {
        Form("levels[1][0][0]").ShouldNotBeNull().Fields.Select(f => f.Key).ShouldContain("JOB_NAME");
        Form("levels[1][0][0]").ShouldNotBeNull().Fields.Select(f => f.Key).ShouldContain("with");
    }

    [Fact]
    public void The_parameters_of_the_executor_are_fields()
    {
        var form = Form(Step).ShouldNotBeNull();
        var executor = ExecutorCatalog.BuiltIn.Find("dataform-tag-executor").ShouldNotBeNull();

        form.Parameters.Where(p => !p.IsUnknown).Select(p => p.Key).ShouldBe(executor.Parameters.Select(p => p.Name));
        form.Parameters.Single(p => p.IsUnknown).ShouldSatisfyAllConditions(
            p => p.Key.ShouldBe("own"), p => p.Path.ToString().ShouldBe(Step + ".with.own"));
    }

    [Fact]
    public void A_field_can_be_set_by_its_path()
    {
        var session = new EditSession(Text);
        var field = Form(Step).ShouldNotBeNull().Parameters.First(p => !p.IsUnknown);

        session.Text(field.Path.ToString(), "x").ShouldContain($"with: {{own: 1, {field.Key}: x}}");
    }

    private static FormField Field(string path, string key) => Form(path).ShouldNotBeNull().Fields.Single(f => f.Key == key);

    private static FormPlace? Form(string path) =>
        new FormReader(ExecutorCatalog.BuiltIn).Read(new EditSession(Text).Session.State, EditSession.Path(path));
}
