using System.Text.Json;

namespace Aef.PowerShell.Results;

/// <summary>A JSON Schema of a kind of file.</summary>
public sealed class JsonSchemaText
{
    internal JsonSchemaText(string name, string text)
    {
        Name = name;
        Text = text;
        using var json = JsonDocument.Parse(text);
        Title = TextOf(json.RootElement, "title");
        Description = TextOf(json.RootElement, "description");
    }

    /// <summary>The kind of file, as <c>aef schema</c> names it.</summary>
    public string Name { get; }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>What the files are.</summary>
    public string Description { get; }

    /// <summary>The schema as JSON, with LF line endings.</summary>
    public string Text { get; }

    /// <summary>The schema as JSON.</summary>
    public override string ToString() => Text;

    private static string TextOf(JsonElement schema, string key) =>
        schema.TryGetProperty(key, out var value) ? value.GetString() ?? string.Empty : string.Empty;
}
