using System.Text;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Workflows.Journal;

/// <summary>
/// Keeps secrets out of a journal: a string with a secret, unchanged or encoded, is written with the secret's name and form, and restored
/// from the provider of the secret when the run continues. Masked text without a name, such as a token, is lost: <c>***</c> replaces it.
/// </summary>
public sealed class JournalSecrets
{
    private const string Placeholder = "\0secret";

    private readonly Secrets _secrets;

    /// <summary>Creates the protection for the secrets of a run.</summary>
    public JournalSecrets(Secrets secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = secrets;
    }

    /// <summary>Protects nothing.</summary>
    public static JournalSecrets None { get; } = new(Secrets.Empty);

    /// <summary>The text for people, with all secrets masked.</summary>
    public string Mask(string text) => _secrets.Mask(text);

    /// <summary>Bytes or a key, with all secrets masked permanently.</summary>
    internal WorkflowValue Mask(in WorkflowValue value) => _secrets.Mask(value);

    /// <summary>The parts of a string with a secret, each a string or a name with a form; null when it has none.</summary>
    internal List<(string Text, string? Form)>? Split(string text)
    {
        if (_secrets.IsEmpty)
        {
            return null;
        }

        if (_secrets.Search.FindWhole(text) is { } whole)
        {
            return [PartOf(whole, 0)];
        }

        List<(string Text, string? Form)>? parts = null;
        var written = 0;
        foreach (var match in _secrets.Search.FindAll(text).Where(m => m.End > written))
        {
            parts ??= [];
            if (match.Start > written)
            {
                parts.Add((text[written..match.Start], null));
            }

            parts.Add(PartOf(match.Form, Math.Max(0, written - match.Start)));
            written = match.End;
        }

        if (parts is not null && written < text.Length)
        {
            parts.Add((text[written..], null));
        }

        return parts;
    }

    /// <summary>The secret that a number equals, as a name with a form; null when there is none.</summary>
    internal (string Text, string? Form)? FindNumber(in WorkflowValue value) =>
        _secrets.FindNumber(value) is not { } found ? null
        : found.Name is { } name
            ? (name, found.Form + "+" + (value.Kind == WorkflowValueKind.Integer ? SecretForms.Integer : SecretForms.Double))
        : (Secrets.Hidden, null);

    /// <summary>
    /// The placeholder in a value until <see cref="Resolve"/> restores the secrets. Only the engine itself creates functions, so no answer
    /// can have this form.
    /// </summary>
    internal static WorkflowValue Unresolved(IEnumerable<string> parts) =>
        WorkflowValue.OfFunction(Placeholder + WorkflowValue.FromList([.. parts.Select(p => WorkflowValue.FromString(p))]).ToJson());

    /// <summary>The value with its secrets; null when one of them is missing, which <paramref name="missing"/> names.</summary>
    internal WorkflowValue? Resolve(in WorkflowValue value, out string? missing)
    {
        missing = null;
        switch (value.Kind)
        {
            case WorkflowValueKind.Function when value.FunctionName?.StartsWith(Placeholder, StringComparison.Ordinal) == true:
                return Join(
                    [.. WorkflowValue.FromJson(value.FunctionName[Placeholder.Length..]).Items.Select(i => i.Text ?? string.Empty)],
                    out missing);
            case WorkflowValueKind.List:
                var list = new ListNode(value.Items.Count);
                foreach (var item in value.Items)
                {
                    if (Resolve(item, out missing) is not { } resolved)
                    {
                        return null;
                    }

                    list.Add(resolved);
                }

                return WorkflowValue.Of(list);
            case WorkflowValueKind.Map:
                var map = new MapNode(value.Entries.Count);
                foreach (var (key, item) in value.Entries)
                {
                    if (Resolve(item, out missing) is not { } resolved)
                    {
                        return null;
                    }

                    map.Set(key, resolved);
                }

                return WorkflowValue.Of(map);
            default:
                return value;
        }
    }

    /// <summary>The part for a form, without the characters that another secret before it covers.</summary>
    private static (string Text, string? Form) PartOf(SecretForm found, int covered) =>
        found.Name is not { } name ? (Secrets.Hidden, null)
        : covered == 0 ? (name, found.Form)
        : (name, SecretForms.Slice(found.Form, covered, found.Text.Length - covered));

    private WorkflowValue? Join(string[] parts, out string? missing)
    {
        missing = null;
        var text = new StringBuilder();
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            if (parts[i + 1].Length == 0)
            {
                text.Append(parts[i]);
            }
            else if (_secrets.Find(parts[i]) is { } secret && SecretForms.Apply(secret, parts[i + 1]) is { } encoded)
            {
                if (IsNumber(parts[i + 1]))
                {
                    return NumberOf(encoded, parts[i + 1]);
                }

                text.Append(encoded);
            }
            else
            {
                missing = parts[i];
                return null;
            }
        }

        return text.ToString();
    }

    private static bool IsNumber(string form) => IsInteger(form) || form.EndsWith("+" + SecretForms.Double, StringComparison.Ordinal);

    private static bool IsInteger(string form) => form.EndsWith("+" + SecretForms.Integer, StringComparison.Ordinal);

    /// <summary>The number that a secret is; a secret that is no longer a number is a string.</summary>
    private static WorkflowValue NumberOf(string text, string form)
    {
        if (!SecretForms.TryParseNumber(text, out var value) || !value.TryGetNumber(out var number))
        {
            return text;
        }

        return IsInteger(form) == (value.Kind == WorkflowValueKind.Integer) ? value
            : IsInteger(form) ? WorkflowValue.FromInteger((long)number)
            : WorkflowValue.FromDouble(number);
    }
}
