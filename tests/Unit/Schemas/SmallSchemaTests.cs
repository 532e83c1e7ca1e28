using Aef.Core.Environments;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Schemas;
using Aef.Core.Validation.Configuration;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.DiagnosticCatalog;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The schemas of executor entries, configurations and platform parameters agree with the readers of these files.</summary>
public sealed class SmallSchemaTests
{
    private sealed record Location(string Schema, string Path, IReadOnlySet<string> Keys, string Around);

    private static readonly Dictionary<string, Location> Locations = new(StringComparer.Ordinal)
    {
        ["executor"] = new("executor", "#", ExecutorDefinitionReader.Keys, """{#, "name": "x"}"""),
        ["executor parameter"] = new("executor", "#/$defs/parameter", ExecutorDefinitionReader.ParameterKeys, """{"name": "x", "parameters": {"p": {#}}}"""),
        ["function binding"] = Workflows("function"),
        ["connector binding"] = Workflows("connector"),
        ["connector start"] = Connector("start", BindingKinds.StartSettings),
        ["connector before"] = new(
            "executor",
            "#/$defs/connectorBefore",
            BindingKinds.BeforeSettings.ToHashSet(),
            """{"name": "x", "workflows": [{"binding": "connector", "before": [{#, "name": "n", "call": "c"}]}]}"""),
        ["connector find"] = new(
            "executor",
            "#/$defs/connectorFind",
            BindingKinds.FindSettings.ToHashSet(),
            """{"name": "x", "workflows": [{"binding": "connector", "start": {"call": "c", "find": {#, "call": "c"}}}]}"""),
        ["connector status"] = Connector("status", BindingKinds.StatusSettings),
        ["connector cancel"] = Connector("cancel", BindingKinds.CancelSettings),
        ["airflow task"] = new("executor", "#/$defs/airflowTask", AirflowReader.Keys, """{"name": "x", "airflow": [{#, "operator": "A"}]}"""),
        ["simulate"] = Local("simulate"),
        ["command"] = Local("command"),
        ["sql"] = Local("sql"),
        ["check"] = Local("check"),
        ["http"] = Local("http"),
        ["load"] = Local("load"),
        ["unsupported"] = new(
            "executor",
            "#/properties/unsupported",
            UnsupportedTarget.Targets.ToHashSet(),
            """{"name": "x", "unsupported": {#}}"""),
        ["function"] = Local("function"),
        ["configuration"] = new("config", "#", ConfigurationReader.Keys, "{#}"),
        ["suppression"] = new("config", "#/$defs/suppression", ConfigurationReader.SuppressionKeys, """{"suppressions": [{#, "code": "AEF3013", "reason": "r"}]}"""),
        ["environment"] = new("config", "#/$defs/environment", EnvironmentsReader.Keys, """{"environments": {"e": {#}}}"""),
        ["connection to a file"] = Environment(
            "connections", "fileConnection", ConnectionReader.FileKeys, "\"kind\": \"sqlite\", \"path\": \"p\""),
        ["connection to a server"] = Environment(
            "connections",
            "serverConnection",
            ConnectionReader.ServerKeys,
            "\"kind\": \"postgres\", \"database\": \"d\", \"user\": \"u\""),
        ["connection to a source"] = Environment(
            "connections",
            "sourceConnection",
            ConnectionReader.SourceKeys,
            "\"kind\": \"mysql\", \"database\": \"d\", \"user\": \"u\""),
        ["webhook"] = Environment(
            "notifications", "webhookNotification", NotificationReader.WebhookKeys, "\"kind\": \"slack\", \"url\": \"env:A\""),
        ["email"] = Environment(
            "notifications",
            "emailNotification",
            NotificationReader.EmailKeys,
            "\"kind\": \"email\", \"to\": [\"a\"], \"relay\": \"r\""),
        ["notify"] = Local("notify"),
        ["alert"] = new(
            "config",
            "#/$defs/alert",
            AlertReader.Keys,
            """
            {"environments": {"e": {"notifications": {"text": {"kind": "slack", "url": "env:A"}},
              "alerts": [{#, "on": "late", "to": "text"}]}}}
            """),
        ["platform parameter"] = new("parameters", "#/$defs/parameter", PlatformParametersReader.Keys, """[{#, "ParameterKey": "a", "ParameterValue": "b"}]"""),
    };

    private static readonly string[] Values =
    [
        "\"text\"", "5", "-1.5", "\"5\"", "\"\"", "true", "\"false\"", "\" TRUE\"", "null", "[]", "{}", "[1]", "[{}]", "{\"a\": 1}",
            "{\"a\": {}}", "{\"a\": null}", "\"date\"", "\" Enum \"", "\"Optional\"", "\"connector\"",
        "\"file:a\"", "\"Verify\"", "\"none\"", "\"SQL\"", "\"Command\"", "\" http\"", "\"FUNCTION\"", "[\"a\", 5, true]", "[\"a\", null]", "{\"AEF3013\": \"off\"}",
            "{\"aef3013\": \" Note\"}", "{\"AEF3013\": \"quiet\"}", "{\"x\": \"off\"}", "\"AEF3013\"", "\"aef1051\"", "\"3013\"",
            "[{\"binding\": \"function\"}]", "[{\"code\": \"AEF3013\", \"reason\": \"r\"}]",
    ];

    public static TheoryData<string> LocationNames => [.. Locations.Keys];

    [Theory]
    [MemberData(nameof(LocationNames))]
    public void The_schema_knows_every_key_of_the_reader_and_no_other(string name)
    {
        var location = Locations[name];
        var schema = SchemaFiles.Load(location.Schema).Resolve(location.Path);

        schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ShouldBe(location.Keys, ignoreOrder: true);
        schema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        schema.GetProperty("properties")
            .EnumerateObject()
            .Where(p => !p.Value.TryGetProperty("description", out _))
            .Select(p => p.Name)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LocationNames))]
    public void Schema_and_reader_accept_the_same_values(string name)
    {
        var location = Locations[name];
        var schema = SchemaFiles.Load(location.Schema);
        var wrong = new List<string>();
        foreach (var (key, value) in location.Keys.SelectMany(k => Values.Select(v => (k, v))))
        {
            var text = With(location.Around, key, value);
            var errors = Errors(location.Schema, text);
            if (schema.IsValid(SchemaFiles.ReadText(text)) != (errors.Count == 0))
            {
                wrong.Add($"{text}: the reader says {string.Join(' ', errors)}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Both_schemas_know_each_local_kind()
    {
        foreach (var kind in BindingKinds.Local.Kinds.Select(k => k.Word))
        {
            IsValid("executor", $$"""{"name": "x", "local": {"kind": "{{kind}}"} }""").ShouldBeTrue(kind);
            IsValid("config", $$"""{"environments": {"e": {"executors": {"x": {"kind": "{{kind}}"} } } } }""").ShouldBeTrue(kind);
        }

        static bool IsValid(string schema, string text) => SchemaFiles.Load(schema).IsValid(SchemaFiles.ReadText(text));
    }

    [Theory]
    [InlineData("executor", "{}")]
    [InlineData("executor", "[]")]
    [InlineData("executor", "{\"name\": \"\"}")]
    [InlineData("config", "[]")]
    [InlineData("config", "{\"suppressions\": [{\"code\": \"AEF3013\"}]}")]
    [InlineData("config", "{\"suppressions\": [{\"reason\": \"r\"}]}")]
    [InlineData("parameters", "{}")]
    [InlineData("parameters", "[{\"ParameterKey\": \"a\"}]")]
    public void A_file_of_another_kind_is_refused_by_both(string schema, string text)
    {
        SchemaFiles.Load(schema).IsValid(SchemaFiles.ReadText(text)).ShouldBeFalse();
        Errors(schema, text).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_entries_that_are_built_in_are_valid()
    {
        var files = Directory.GetFiles(Repository.PathOf("src", "Aef.Core", "Pipelines", "Catalog", "Entries"), "*.json");

        files.Length.ShouldBeGreaterThanOrEqualTo(4);
        files.ShouldAllBe(f => SchemaFiles.Load("executor").IsValid(SchemaFiles.ReadText(File.ReadAllText(f))));
    }

    [Fact]
    public void The_platform_parameters_of_the_examples_are_valid()
    {
        var files = Directory.GetFiles(Repository.PathOf("examples"), "platform-parameters-*.json", SearchOption.AllDirectories);

        files.Length.ShouldBeGreaterThanOrEqualTo(2);
        files.ShouldAllBe(f => SchemaFiles.Load("parameters").IsValid(SchemaFiles.ReadText(File.ReadAllText(f))));
    }

    [Theory]
    [InlineData("executor", "AEF1070", "AEF4200", "AEF4201")]
    [InlineData("parameters", "AEF1060", "AEF1061")]
    public void The_schema_refuses_the_examples_of_the_pages_that_it_can_refuse(string kind, params string[] codes) =>
        DiagnosticPage.All.Where(p => p.Kind == kind && !SchemaFiles.Load(kind).IsValid(SchemaFiles.ReadText(p.Example)))
            .Select(p => p.Code)
            .ShouldBe(codes);

    [Theory]
    [InlineData("executor")]
    [InlineData("config")]
    [InlineData("parameters")]
    public void The_schema_is_printed_as_it_is_published(string name) =>
        PublishedSchemas.Read(name).ShouldBe(File.ReadAllText(Repository.PathOf("schemas", name + ".schema.json")));

    private static Location Workflows(string kind) => new(
        "executor", $"#/$defs/{kind}Binding", KeysOf(BindingKinds.Workflows, kind), $$$"""{"name": "x", "workflows": [{#, "binding": "{{{kind}}}"}]}""");

    private static Location Connector(string part, string[] settings) => new(
        "executor",
        $"#/$defs/connector{char.ToUpperInvariant(part[0])}{part[1..]}",
        settings.ToHashSet(),
        $$$"""{"name": "x", "workflows": [{"binding": "connector", "{{{part}}}": {#, "call": "c"}}]}""");

    private static Location Environment(string section, string definition, IReadOnlySet<string> keys, string needed) =>
        new("config", "#/$defs/" + definition, keys, "{\"environments\": {\"e\": {\"" + section + "\": {\"n\": {#, " + needed + "}}}}}");

    private static Location Local(string kind) => new("executor", $"#/$defs/{kind}Local", KeysOf(BindingKinds.Local, kind), $$$"""{"name": "x", "local": {#, "kind": "{{{kind}}}"}}""");

    private static IReadOnlySet<string> KeysOf<T>(BindingReader<T> bindings, string kind)
        where T : ExecutorBinding =>
        bindings.KeysOf(bindings.Kinds.Single(k => k.Word == kind));

    /// <summary>
    /// Unknown codes, errors that must stay errors, names of other entries, and values that depend on the type are beyond a schema.
    /// </summary>
    private static List<Diagnostic> Errors(string schema, string text)
    {
        var root = Definitions.Documents.Read(new SourceText(text)).Root.ShouldNotBeNull();
        var diagnostics = schema switch
        {
            "executor" => ExecutorDefinitionReader.Read(root).Diagnostics,
            "config" => new ConfigurationReader(Definitions.Documents, DiagnosticRegistry.All).Read(root, null).Diagnostics,
            _ => PlatformParametersReader.Read(root).Diagnostics,
        };
        return [.. diagnostics.Where(d => d.Descriptor != CatalogDiagnostics.InvalidParameter
                && d.Descriptor != CatalogDiagnostics.UnknownBase
                && d.Descriptor != NotificationDiagnostics.UnknownReceiver)
            .Where(d => d.Severity == DiagnosticSeverity.Error || d.Descriptor == ReadingDiagnostics.UnknownKey)];
    }

    private static string With(string around, string key, string value)
    {
        var text = around;
        foreach (var own in (string[])[.. BindingKinds.Local.Kinds.Select(k => $"\"kind\": \"{k.Word}\""), "\"kind\": \"sqlite\"", "\"path\": \"p\"", "\"kind\": \"postgres\"",
            "\"database\": \"d\"", "\"user\": \"u\"", "\"kind\": \"slack\"", "\"url\": \"env:A\"", "\"kind\": \"email\"",
            "\"to\": [\"a\"]", "\"relay\": \"r\"", "\"on\": \"late\"", "\"to\": \"text\"",
            "\"name\": \"x\"", "\"binding\": \"function\"", "\"binding\": \"connector\"", "\"call\": \"c\"", "\"operator\": \"A\"", "\"code\": \"AEF3013\"", "\"reason\": \"r\"", "\"ParameterKey\": \"a\"", "\"ParameterValue\": \"b\""])
        {
            if (own.StartsWith($"\"{key}\":", StringComparison.Ordinal))
            {
                text = text.Replace(", " + own, string.Empty, StringComparison.Ordinal);
            }
        }

        return text.Replace("#", $"\"{key}\": {value}", StringComparison.Ordinal);
    }
}
