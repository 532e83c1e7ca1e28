namespace Aef.Workflows.Hosting.Credentials;

/// <summary>A form of a secret that was found in a string.</summary>
internal readonly record struct SecretMatch(int Start, SecretForm Form)
{
    public int End => Start + Form.Text.Length;
}
