using System.Globalization;
using System.Text.Json;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Tracing;

/// <summary>Writes values for people: without secrets, and at most a page each.</summary>
internal sealed class BoundedValue(Secrets secrets)
{
    /// <summary>The maximum length of a value that is written in full, and of a preview, in characters of JSON.</summary>
    public const int Longest = 1_000;

    // A value of this size as the service counts it may be longer than that; it need not be written to find out.
    private const int LargestTried = 8 * Longest;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 900 };

    /// <summary>
    /// The value under <paramref name="name"/>; if it is too long, its beginning as <c>NAME_preview</c> and its size in bytes as
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
                // A secret may cross the cut, so it is masked before.
                return Cut(secrets.Mask(text));
            case WorkflowValueKind.List:
                return string.Create(CultureInfo.InvariantCulture, $"a list of {value.Items.Count} elements");
            case WorkflowValueKind.Map:
                return Cut(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"an object with {value.Entries.Count} keys: ") + secrets.Mask(string.Join(
                            ", ",
                            value.Entries.Take(20).Select(e => e.Key))));
            case WorkflowValueKind.Bytes:
                return "bytes";
            default:
                return Cut(secrets.Mask(value.ToString()));
        }
    }

    private static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
