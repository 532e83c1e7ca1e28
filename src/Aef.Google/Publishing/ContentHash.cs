using System.Security.Cryptography;
using System.Text;

namespace Aef.Google.Publishing;

/// <summary>Hashes of what is compared: SHA-256 in hexadecimal digits.</summary>
internal static class ContentHash
{
    /// <summary>The hash of a text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash of a resource: its settings and its source. Lengths separate the values, so no two resources look alike.</summary>
    public static string Of(ResourceKind kind, string name, IEnumerable<ResourceField> fields, string? source)
    {
        var text = new StringBuilder();
        Append(kind.ToString());
        Append(name);
        foreach (var field in fields.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            Append(field.Name);
            Append(field.Value);
        }

        Append(source);
        return Of(text.ToString());

        void Append(string? value) => text.Append(value?.Length ?? -1).Append(':').Append(value);
    }
}
