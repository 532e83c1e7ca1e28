using System.Text.Json;
using Json.Schema;

namespace Aef.Tests.Schemas;

/// <summary>
/// Validates JSON with JsonSchema.Net. A keyword that the dialect does not know is an error: a misspelled one would hold for everything.
/// Formats are not checked, as in editors.
/// </summary>
internal sealed class SchemaValidator
{
    private readonly JsonElement _schema;
    private readonly JsonSchema _rules;

    /// <summary>
    /// Reads a schema; <paramref name="siblingsCount"/> evaluates what is beside a <c>$ref</c> in draft-07 too, as newer drafts do.
    /// </summary>
    public SchemaValidator(JsonElement schema, bool siblingsCount = false)
    {
        _schema = schema;
        var isDraft7 = schema.TryGetProperty("$schema", out var dialect) && dialect.GetString()!.Contains("draft-07", StringComparison.Ordinal); // a name is a string
        var rules = isDraft7
            ? Dialect.Draft07.With([], refIgnoresSiblingKeywords: !siblingsCount, allowUnknownKeywords: false)
            : Dialect.Draft202012.With([], allowUnknownKeywords: false);
        _rules = JsonSchema.Build(schema, new BuildOptions { Dialect = rules, SchemaRegistry = new SchemaRegistry() });
    }

    public bool IsValid(JsonElement value) => _rules.Evaluate(value).IsValid;

    /// <summary>The schema that a path such as <c>#/$defs/step</c> names.</summary>
    public JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(_schema, (at, part) => at.GetProperty(part));
}
