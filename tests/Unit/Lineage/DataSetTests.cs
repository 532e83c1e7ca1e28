using Aef.Core.Pipelines.Writing;
using Aef.Core.Validation.Rules;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Lineage;

/// <summary>The keys <c>reads</c> and <c>writes</c> of steps: lineage.</summary>
public sealed class DataSetTests
{
    private const string Lineage = """
        name: p
        variables: {table: orders}
        levels:
        - - {job_id: A, job_name: a, executor: dataform-tag-executor, reads: [gs://b/in.csv], writes: [bigquery://p.d.t, file:out.csv]}
        - - {job_id: B, job_name: b, executor: dataform-tag-executor, reads: [bigquery://p.d.t], continue_if_fail: true}
          - {job_id: C, job_name: c, executor: dataform-tag-executor, reads: [bigquery://p.d.t, "bigquery://p.d.${variables.table}"]}

        """;

    [Theory]
    [InlineData("bigquery://project.data_set.table")]
    [InlineData("bigquery://example.com:project.data_set.table$20260101")]
    [InlineData("bigquery://my-project.raw.orders_*")]
    [InlineData("gs://bucket")]
    [InlineData("gs://my-bucket.example.com/folder/a b.csv")]
    [InlineData("postgres://warehouse/public.orders")]
    [InlineData("file:data/orders.csv")]
    [InlineData("file:///var/data/orders.csv")]
    public void The_forms_of_the_format_are_valid(string text) => DataSetForm.IsValid(text).ShouldBeTrue();

    [Theory]
    [InlineData("bigquery://data_set.table")]
    [InlineData("bigquery://p.d.t.x")]
    [InlineData("bigquery://p..t")]
    [InlineData("bigquery:p.d.t")]
    [InlineData("bigquery://p.d.t\n")]
    [InlineData("gs://")]
    [InlineData("gs:///path")]
    [InlineData("gs://Bucket/path")]
    [InlineData("postgres://warehouse/orders")]
    [InlineData("file:")]
    [InlineData("File:x")]
    [InlineData("s3://bucket/x")]
    [InlineData("orders")]
    [InlineData("")]
    public void Other_text_is_reported(string text)
    {
        DataSetForm.IsValid(text).ShouldBeFalse();
        var yaml = text.Replace("\n", "\\n", StringComparison.Ordinal);
        Definitions.Check(Definitions.Thread($"job_id: A, job_name: a, executor: dataform-tag-executor, writes: [\"{yaml}\"]")).Diagnostics
            .Select(d => d.Code)
            .ShouldContain("AEF3044");
    }

    [Theory]
    [InlineData("reads: ['gs://b/${inputs.d}'], writes: ['${inputs.d}', '${inputs.d}.csv', 'file:$${x}']", "")]
    [InlineData("writes: ['s3://b/${inputs.d}']", "AEF3044")]
    [InlineData("writes: ['${inputs.n}']", "AEF3044")]
    [InlineData("writes: ['${steps.B.output}']", "AEF2024")]
    [InlineData("writes: ['file:${']", "AEF2028")]
    public void Expressions_are_bound_and_checked(string keys, string codes) =>
        Definitions.Check(
            "inputs: {d: {type: string, default: x}, n: {type: integer, default: 1}}\n"
            + Definitions.Thread($"job_id: A, job_name: a, executor: dataform-tag-executor, {keys}")).Diagnostics
            .Where(d => d.Severity != DiagnosticSeverity.Info) // an input that nothing reads
            .Select(d => d.Code)
            .ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Theory]
    [InlineData("A", "B", "", "reads later levels")]
    [InlineData("B", "A", "AEF3045", "runs later")]
    [InlineData("A", "P", "AEF3045", "runs at the same time")]
    [InlineData("P", "A", "AEF3045", "runs at the same time")]
    [InlineData("A", "A2", "", "earlier in the thread")]
    [InlineData("A2", "A", "AEF3045", "runs later")]
    [InlineData("A", "A", "", "a step that changes its own data")]
    [InlineData("A", "F", "", "a section")]
    [InlineData("F", "B", "AEF3045", "runs later")]
    public void A_read_of_what_only_a_later_or_parallel_step_writes_is_a_warning(string writer, string reader, string codes, string what)
    {
        var diagnostics = Definitions.Check(Steps((writer, "writes"), (reader, "reads"))).Diagnostics;

        diagnostics.Select(d => d.Code).ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), what);
        if (codes.Length > 0)
        {
            diagnostics[0].Message.ShouldContain(what);
            diagnostics[0].Message.ShouldContain($"\"{writer}\"");
        }
    }

    [Fact]
    public void What_an_earlier_step_writes_may_be_read_before_a_later_one_writes_it_again() =>
        Definitions.Check(Steps(("A", "writes"), ("P", "writes"), ("A2", "reads"), ("B", "writes"))).Diagnostics.ShouldBeEmpty();

    [Fact]
    public void They_are_read_and_written_back()
    {
        var pipeline = Definitions.Pipeline(Lineage);

        foreach (var format in Enum.GetValues<SourceFormat>())
        {
            Definitions.Pipeline(DefinitionWriter.Write(pipeline, format)).ShouldBe(pipeline);
        }

        Definitions.Pipeline(Lineage.Replace("in.csv", "other.csv", StringComparison.Ordinal)).ShouldNotBe(pipeline);
        Definitions.Pipeline(Lineage.Replace(", file:out.csv", string.Empty, StringComparison.Ordinal)).ShouldNotBe(pipeline);
    }

    [Fact]
    public void Show_names_the_step_at_the_other_end()
    {
        var steps = PipelineTree.Of(Definitions.Bound(Lineage)).Children.SelectMany(l => l.Children).SelectMany(t => t.Children).ToList();

        steps.Select(s => string.Join("; ", s.Marks)).ShouldBe(
        [
            "reads: gs://b/in.csv; writes: bigquery://p.d.t (for B, C); writes: file:out.csv",
            "continue_if_fail; reads: bigquery://p.d.t (from A)",
            "reads: bigquery://p.d.t (from A); reads: bigquery://p.d.${variables.table}",
        ]);
    }

    [Fact]
    public void Defaults_apply_to_steps_without_the_key()
    {
        var bound = Definitions.Bound(
            "defaults: {reads: [gs://b/x]}\n"
            + Definitions.Thread(
                "job_id: A, job_name: a, executor: dataform-tag-executor",
                "job_id: B, job_name: b, executor: dataform-tag-executor, reads: []"));

        bound.Steps.Select(s => s.Reads.Count).ShouldBe([1, 0]);
    }

    [Theory]
    [InlineData("postgres://user:secret-word@host/public.orders", "The data set \"postgres://***@host/public.orders\" contains a password")]
    [InlineData("https://user:secret-word@host/x", "The data set \"https://***@host/x\" contains a password")]
    [InlineData("postgres://host/db?password=secret-word", "A data set contains a password")]
    [InlineData("gs://b/ghp_abcdefghijklmnopqrstuvwxyz0123456789", "A data set contains a password")]
    public void A_secret_in_a_data_set_is_an_error_of_the_step_and_of_the_defaults(string text, string message)
    {
        const string step = "job_id: A, job_name: a, executor: dataform-tag-executor";
        foreach (var definition in new[]
        {
            Definitions.Thread($"{step}, reads: ['{text}']"),
            Definitions.Thread($"{step}, writes: ['{text}']"),
            $"defaults: {{reads: ['{text}']}}\n{Definitions.Thread(step)}",
        })
        {
            var error = Definitions.Check(definition).Diagnostics.ShouldHaveSingleItem();

            (error.Code, error.Severity).ShouldBe(("AEF3057", DiagnosticSeverity.Error));
            error.Message.ShouldStartWith(message);
            (error.Message + error.HidesSource).ShouldNotContain("secret-word");
            error.HidesSource.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("gs://bucket/a@b")]
    [InlineData("postgres://me@host:5432/db")]
    [InlineData("postgres://me:${inputs.d}@host/db")]
    public void Text_without_a_literal_password_is_not(string text) =>
        Definitions.Check(
            $"inputs: {{d: {{}}}}\n" + Definitions.Thread($"job_id: A, job_name: a, executor: dataform-tag-executor, reads: ['{text}']"))
            .Diagnostics.ShouldNotContain(d => d.Code == "AEF3057");

    [Fact]
    public void A_password_in_a_connection_string_is_not_shown()
    {
        const string reads = "reads: ['postgres://me:secret-word@host/db', 's3://x']";
        var definition = Definitions.Thread($"job_id: A, job_name: a, executor: dataform-tag-executor, {reads}");
        var diagnostics = Definitions.Check(definition).Diagnostics;

        diagnostics.ShouldNotBeEmpty();
        diagnostics.ShouldAllBe(d => !d.Message.Contains("secret-word"));
        diagnostics.ShouldAllBe(d => d.HidesSource);
    }

    /// <summary>A and A2 in a thread, P parallel to them, B in the next level, F in finally; each named step has a data set.</summary>
    private static string Steps(params (string JobId, string Key)[] sets)
    {
        string Step(string id) => $"{{job_id: {id}, job_name: {id.ToLowerInvariant()}, executor: dataform-tag-executor"
            + string.Concat(sets.Where(s => s.JobId == id).Select(s => $", {s.Key}: [bigquery://p.d.t]")) + "}";
        var levels = $"levels:\n- threads:\n  - [{Step("A")}, {Step("A2")}]\n  - [{Step("P")}]\n- [{Step("B")}]\n";
        return $"name: p\n{levels}finally:\n- {Step("F")}\n";
    }
}
