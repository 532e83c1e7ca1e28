using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Server.Faults;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;
using Json.Schema;

namespace Aef.Tests.Server.Faults;

/// <summary>The pages and the schema of fault files agree with their reader.</summary>
public partial class FaultPageTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(File.ReadAllText(Repository.PathOf("schemas", "faults.schema.json")));

    public static TheoryData<string> Codes => [.. DiagnosticPage.All.Where(p => p.Kind == "faults").Select(p => p.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_of_a_page_causes_its_code(string code) =>
        Problem(DiagnosticPage.All.Single(p => p.Code == code).Example)!.ShouldContain(code);

    [Fact]
    public void All_five_codes_have_a_page() => Codes.Count.ShouldBe(5);

    [Fact]
    public void The_examples_of_the_description_are_correct()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "faults.md"));
        var examples = Example().Matches(page).Select(m => m.Groups["text"].Value).ToList();
        examples.Count.ShouldBe(1);
        Problem(examples[0]).ShouldBeNull();
        foreach (var method in MethodName.All)
        {
            var parts = method.Split('.');
            page.ShouldContain($"`{parts[0]}`");
            page.Split(' ', '`', ',', '.', ';', '|', '\n').ShouldContain(parts[1], method);
        }
    }

    [Theory]
    [InlineData("faults: []", true)]
    [InlineData("seed: 3\nfaults: [{method: jobs.run, fault: 503, when: after, calls: [1, 2], probability: 0.5, times: 3, path: '*'}]",
        true)]
    [InlineData("faults: [{method: jobs.run, fault: drop, calls: 2}, {method: jobs.run, fault: reset}]", true)]
    [InlineData("faults: [{method: jobs.run, fault: delay, seconds: 0.5}]", true)]
    [InlineData("{}", false)]
    [InlineData("faults: [{method: jobs.run, fault: delay}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: drop, seconds: 1}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: 200}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: drop, calls: 0}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: drop, times: 0}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: drop, probability: 2}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: drop, when: now}]", false)]
    [InlineData("faults: [{fault: drop}]", false)]
    [InlineData("faults: [{method: jobs.run, fault: drop, more: 1}]", false)]
    [InlineData("fault: []", false)]
    public void The_schema_agrees_with_the_reader(string text, bool isCorrect)
    {
        (Problem(text) is null).ShouldBe(isCorrect, Problem(text));
        var root = new YamlDocumentReader().Read(new SourceText(text)).Root!;
        using var document = JsonDocument.Parse(Node(root)!.ToJsonString());
        Schema.Evaluate(document.RootElement).IsValid.ShouldBe(isCorrect);
    }

    private static string? Problem(string text)
    {
        try
        {
            new FaultSource().Load(Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static JsonNode? Node(DocumentNode node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Node(e.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Node)]),
        ScalarNode { ScalarKind: ScalarKind.Integer } number => number.IntegerValue,
        ScalarNode { ScalarKind: ScalarKind.Double } number => number.DoubleValue,
        ScalarNode text => text.Text,
        _ => null,
    };

    [GeneratedRegex("^```yaml\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
