namespace Aef.Workflows.Hosting.Credentials;

/// <summary>
/// One form in which a secret can appear in text. <paramref name="Form"/> describes how it is derived from the secret <paramref
/// name="Name"/>, which is null for a masked text without a name. The open ends
/// are those of base64 whose first or last character also contains bits of a neighbor of the secret, so that the character is not part of
/// <paramref name="Text"/>.
/// </summary>
internal sealed record SecretForm(string Text, string? Name, string Form, bool OpensAtStart = false, bool OpensAtEnd = false)
{
    /// <summary>True for the secret itself, a leaf of it or its decoded form: not encoded by the workflow.</summary>
    public bool IsPlain { get; init; }
}
