using System.Security.Cryptography;
using System.Text;
using Aef.Core.Validation.Rules;
using Aef.Runs.Audit;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.History;

/// <summary>
/// Hides secrets in the argument of a run: those of the run, and strings that look like a secret by their name or their form. References to
/// secrets stay.
/// </summary>
internal sealed class InputMask
{
    private const string Inputs = "inputs";
    private const string Reference = "secret:";
    private readonly Secrets _known;
    private readonly List<string> _found = [];
    private readonly List<string> _names = [];

    private InputMask(Secrets known) => _known = known;

    /// <summary>The argument without secrets.</summary>
    public WorkflowValue Argument { get; private set; }

    /// <summary>The values that look like secrets, and that nothing which is recorded may contain.</summary>
    public Secrets Found => new([], _found);

    /// <summary>The names of these values.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The inputs without secrets, as JSON; null without inputs.</summary>
    public string? InputsJson => Argument[Inputs] is { Kind: WorkflowValueKind.Map, Entries.Count: > 0 } inputs ? inputs.ToString() : null;

    /// <summary>The beginning of the hash of these inputs, whatever their order; null without inputs.</summary>
    public string? InputsHash => InputsJson is null ? null
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(Argument[Inputs]))))[..16];

    /// <summary>Masks an argument.</summary>
    public static InputMask Of(WorkflowValue argument, Secrets known)
    {
        var mask = new InputMask(known);
        mask.Argument = mask.Mask(argument, null);
        return mask;
    }

    private WorkflowValue Mask(WorkflowValue value, string? name) => value.Kind switch
    {
        WorkflowValueKind.Map => WorkflowValue.FromMap([.. value.Entries.Select(e => (_known.Mask(e.Key), Mask(e.Value, e.Key)))]),
        WorkflowValueKind.List => WorkflowValue.FromList([.. value.Items.Select(i => Mask(i, name))]),
        _ => MaskScalar(value, name),
    };

    private WorkflowValue MaskScalar(WorkflowValue value, string? name)
    {
        var masked = _known.Mask(value);
        if (masked != value)
        {
            return masked;
        }

        var text = value.TryGetString(out var given) ? given : value.TryGetInteger(out _) ? value.ToString() : null;
        if (text is null || text.StartsWith(Reference, StringComparison.Ordinal) || !LooksSecret(name, text))
        {
            // JSON in a string is masked too: it is how arguments are often nested.
            return given is ['{' or '[', ..] && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(given), out var inner, out _)
                && Mask(inner, name) is var hidden && hidden != inner
                    ? hidden.ToString()
                    : value;
        }

        _found.Add(text);
        _names.Add(name ?? Inputs);
        return Secrets.Hidden;
    }

    private static bool LooksSecret(string? name, string text) =>
        (name is not null && SecretWords.IsSecretName(name) && !SecretWords.IsReference(text)) || SecretWords.IsSecret(text);
}
