namespace Aef.Google.Rest.Credentials;

/// <summary>A token that a server issued.</summary>
/// <param name="value">The token.</param>
/// <param name="expires">When it expires.</param>
internal sealed class IssuedToken(string value, DateTimeOffset expires)
{
    /// <summary>The token.</summary>
    public string Value => value;

    /// <summary>When it expires.</summary>
    public DateTimeOffset Expires => expires;
}
