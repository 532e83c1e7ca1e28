namespace Aef.Server.Outgoing;

/// <summary>What an outgoing call reaches.</summary>
internal enum OutgoingKind
{
    /// <summary>An API of Google that this server has itself.</summary>
    Own,

    /// <summary>A host that the user has allowed.</summary>
    Allowed,

    /// <summary>Any other host. It is never called.</summary>
    Refused,
}
