using System.Diagnostics.CodeAnalysis;

namespace Aef.Core.Environments;

/// <summary>
/// Where the value of a secret is: <c>env:NAME</c>, <c>file:PATH</c> or <c>secret:NAME</c>. The value itself is never kept.
/// </summary>
/// <param name="Source">Where the value is.</param>
/// <param name="Name">The name of the variable or secret, or the path of the file.</param>
public sealed record SecretReference(SecretSource Source, string Name)
{
    private static readonly (string Scheme, SecretSource Source)[] Schemes =
    [
        ("env:", SecretSource.Variable), ("file:", SecretSource.File), ("secret:", SecretSource.Manager),
    ];

    /// <summary>The reference as it is written.</summary>
    public override string ToString() => Schemes[(int)Source].Scheme + Name;

    /// <summary>Reads a reference; false for any other string.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SecretReference? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        reference = Schemes.Where(s => text.StartsWith(s.Scheme, StringComparison.Ordinal))
            .Select(s => new SecretReference(s.Source, text[s.Scheme.Length..].Trim()))
            .FirstOrDefault(r => r.Name.Length > 0);
        return reference is not null;
    }
}
