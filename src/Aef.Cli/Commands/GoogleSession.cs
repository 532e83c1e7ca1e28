using Aef.Google.Rest.Clients;

namespace Aef.Cli.Commands;

/// <summary>The clients of a command, and where its workflows are.</summary>
/// <param name="Clients">The clients.</param>
/// <param name="Parent">The project and the region, <c>projects/p/locations/l</c>.</param>
/// <param name="IsAtGoogle">True if the console of Google Cloud shows the executions; false for a server on this computer.</param>
/// <param name="Options">The options that name all of it, for a command to repeat; it begins with a space, or is empty.</param>
internal sealed record GoogleSession(GoogleClients Clients, string Parent, bool IsAtGoogle, string Options);
