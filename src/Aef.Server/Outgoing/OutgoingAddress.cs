namespace Aef.Server.Outgoing;

/// <summary>Where a call to the outside goes.</summary>
/// <param name="Kind">What the address is.</param>
/// <param name="Target">The address to call; that of this server for <see cref="OutgoingKind.Own"/>.</param>
/// <param name="Problem">Why the call is refused, with the option that allows it; null otherwise.</param>
internal sealed record OutgoingAddress(OutgoingKind Kind, Uri Target, string? Problem);
