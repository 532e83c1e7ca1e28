using Aef.Workflows.Hosting.Network;

namespace Aef.Server.Outgoing;

/// <summary>
/// Decides where the calls of executions and schedules go: APIs of Google that this server has are called on this server, hosts that were
/// allowed with <c>--allow-host</c> for real, and no others.
/// </summary>
internal sealed class OutgoingAddresses(AllowedHosts allowed)
{
    private static readonly HashSet<string> OwnHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "workflows.googleapis.com",
        "workflowexecutions.googleapis.com",
        "cloudscheduler.googleapis.com",
        "storage.googleapis.com",
        "secretmanager.googleapis.com",
    };

    private Uri? _self;

    /// <summary>The address of this server; null before it listens.</summary>
    public Uri? Self => Volatile.Read(ref _self);

    /// <summary>The server listens at an address, which executions may call.</summary>
    public void Listen(Uri self)
    {
        allowed.TryAdd(self.Authority, out _);
        Volatile.Write(ref _self, self);
    }

    /// <summary>The decision for an address.</summary>
    public OutgoingAddress Resolve(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (Self is { } self && (IsOwn(address) || IsSelf(address, self)))
        {
            return new OutgoingAddress(OutgoingKind.Own, new Uri(self, address.PathAndQuery), null);
        }

        return allowed.Allows(address)
            ? new OutgoingAddress(OutgoingKind.Allowed, address, null)
            : new OutgoingAddress(
                OutgoingKind.Refused,
                address,
                $"{address.Authority} is not an allowed host: use aef serve --allow-host {address.Authority}");
    }

    private static bool IsOwn(Uri address) =>
        address is { Scheme: "http" or "https", IsDefaultPort: true }
        && (OwnHosts.Contains(address.Host) || OwnHosts.Any(h => address.Host.EndsWith("-" + h, StringComparison.OrdinalIgnoreCase)));

    private static bool IsSelf(Uri address, Uri self) => address.Scheme == "http" && address.IsLoopback && address.Port == self.Port;
}
