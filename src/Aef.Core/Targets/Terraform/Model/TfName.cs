namespace Aef.Core.Targets.Terraform.Model;

/// <summary>A name of Terraform: a resource, a variable or a key that an expression may contain without quotes.</summary>
internal readonly record struct TfName
{
    /// <summary>Creates a name.</summary>
    /// <exception cref="ArgumentException">Terraform would not read it as one name.</exception>
    public TfName(string text)
    {
        if (!IsValid(text))
        {
            throw new ArgumentException($"\"{text}\" is not a name of Terraform.", nameof(text));
        }

        Text = text;
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>True for a letter or underscore, followed by letters, digits, underscores and hyphens.</summary>
    public static bool IsValid(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0
            && (char.IsAsciiLetter(text[0]) || text[0] == '_')
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
