namespace Aef.Google.Rest.Clients;

/// <summary>When a request may be sent again.</summary>
internal enum Repetition
{
    /// <summary>Whenever it may help: reading, or a change that has the same result if it is made twice.</summary>
    Safe,

    /// <summary>
    /// Only if the server certainly did nothing: it received nothing, or it refused the request because of a quota (429). After any other
    /// missing answer the request is never sent again.
    /// </summary>
    OnlyIfRefused,
}
