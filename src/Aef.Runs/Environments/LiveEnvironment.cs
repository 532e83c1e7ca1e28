using Aef.Documents.Text;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Callbacks;
using Aef.Workflows.Hosting.Network;

namespace Aef.Runs.Environments;

/// <summary>
/// The environment of one run of Cloud Workflows source, with its connections and its endpoint for callbacks. Disposing it closes
/// everything.
/// </summary>
public sealed class LiveEnvironment : IAsyncDisposable
{
    private readonly HttpNetwork? _network;
    private readonly CallbackServer? _server;
    private readonly CallbackEndpoints? _endpoints;

    private LiveEnvironment(
        EnvironmentResult loaded,
        HttpNetwork? network,
        CallbackServer? server,
        CallbackEndpoints? endpoints,
        LocalEnvironmentOptions options)
    {
        Loaded = loaded;
        _network = network;
        _server = server;
        _endpoints = endpoints;
        Engine = options.Engine;
        Environment = new LocalEnvironment(options);
    }

    /// <summary>The loaded environment.</summary>
    public EnvironmentResult Loaded { get; }

    /// <summary>The handler of calls and callbacks.</summary>
    public LocalEnvironment Environment { get; }

    /// <summary>The values for the engine of the run: the user's variables and the address for callbacks.</summary>
    public EngineOptions Engine { get; }

    /// <summary>
    /// Opens an environment. On real time it makes requests to allowed hosts and, when <paramref name="source"/> or a workflow that it may
    /// start has callbacks, listens on 127.0.0.1;
    /// on virtual time it does neither. <paramref name="childListener"/> returns the listener of a child workflow, by its name.
    /// </summary>
    /// <exception cref="System.Net.Sockets.SocketException">The port for callbacks is not available.</exception>
    public static LiveEnvironment Open(
        EnvironmentResult loaded,
        SourceText? source,
        bool realTime,
        int callbackPort = 0,
        EngineOptions? engine = null,
        Func<string, ExecutionListener?>? childListener = null)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        engine ??= EngineOptions.Default;
        var acceptsCallbacks = realTime
            && (loaded.AcceptsCallbacks || source?.Text.Contains(CallbackUse.Function, StringComparison.Ordinal) == true);
        var endpoints = acceptsCallbacks ? new CallbackEndpoints() : null;
        var server = endpoints is null ? null : CallbackServer.Start(endpoints, port: callbackPort);
        var network = realTime && !loaded.Hosts.IsEmpty ? new HttpNetwork(loaded.Hosts, loaded.Tokens) : null;
        engine = engine with
        {
            Environment = engine.Environment with { UserVariables = loaded.Variables, CallbackAddress = server?.BaseAddress.ToString() },
        };
        var options = loaded.Environment with
        {
            Engine = engine,
            Network = network,
            Callbacks = endpoints,
            ChildListener = name => ListenerOf(endpoints, childListener?.Invoke(name)),
        };
        return new LiveEnvironment(loaded, network, server, endpoints, options);
    }

    /// <summary>A listener for the engine of the run that also notifies <paramref name="listener"/>.</summary>
    public ExecutionListener? Listening(ExecutionListener? listener) => ListenerOf(_endpoints, listener);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _network?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static ExecutionListener? ListenerOf(CallbackEndpoints? endpoints, ExecutionListener? listener) =>
        endpoints is null ? listener : new ListenerGroup(new CallbackOpener(endpoints), listener);
}
