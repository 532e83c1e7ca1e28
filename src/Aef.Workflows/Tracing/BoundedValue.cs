using System.Globalization;
using System.Text.Json;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Tracing;

/// <summary>Writes values for people to read: without secrets, and no more than a page of each.</summary>
internal sealed class BoundedValue(Secrets secrets)
{
    /// <summary>The longest value that is written as it is, in characters of JSON, and the longest preview of one that is not.</summary>
    public const int Longest = 1_000;

    // A value of this size by the service's accounting may be longer than that; there is no need to write it to find out.
    private const int LargestTried = 8 * Longest;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 900 };

    /// <summary>
    /// The value under <paramref name="name"/>; when it is too long, what it begins with as <c>NAME_preview</c> and its bytes as
    /// <c>NAME_size</c>.
    /// </summary>
    public void Write(Utf8JsonWriter json, string name, in WorkflowValue value)
    {
        if (value.Size <= LargestTried && secrets.Mask(value).TryToJson(out var text, out _) && text.Length <= Longest)
        {
            json.WritePropertyName(name);
            using var document = JsonDocument.Parse(text, Deep);
            document.RootElement.WriteTo(json);
            return;
        }

        json.WriteString(name + "_preview", Preview(value));
        json.WriteNumber(name + "_size", value.Size);
    }

    private string Preview(in WorkflowValue value)
    {
        switch (value.Kind)
        {
            case WorkflowValueKind.String when value.TryGetString(out var text):
                // The secret may cross the cut, so it is searched for before.
                return Cut(secrets.Mask(text));
            case WorkflowValueKind.List:
                return string.Create(CultureInfo.InvariantCulture, $"a list of {value.Items.Count} elements");
            case WorkflowValueKind.Map:
                return Cut(string.Create(CultureInfo.InvariantCulture, $"an object with {value.Entries.Count} keys: ") + secrets.Mask(string.Join(", ", value.Entries.Take(20).Select(e => e.Key))));
            case WorkflowValueKind.Bytes:
                return "bytes";
            default:
                return Cut(secrets.Mask(value.ToString()));
        }
    }

    private static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
