using System.Net;
using System.Net.Sockets;
using Aef.Runs.Servers;
using Aef.Server.Control;
using Aef.Server.Faults;
using Aef.Server.Http;
using Aef.Server.Outgoing;
using Aef.Server.Store;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Hosting.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Aef.Server;

/// <summary>
/// A local server with Google's REST APIs of Workflows and Workflow Executions, on Aef's engine. It listens on 127.0.0.1 only.
/// </summary>
public sealed class AefServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerFolder _folder;
    private readonly LogStore _store;
    private readonly IReadOnlyList<IServerApi> _apis;
    private readonly TaskCompletionSource _stopRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isStopped;

    private AefServer(WebApplication app, ServerFolder folder, LogStore store, IReadOnlyList<IServerApi> apis, string token)
    {
        (_app, _folder, _store, _apis, Token) = (app, folder, store, apis, token);
    }

    /// <summary>The version of the server.</summary>
    public static string Version { get; } = typeof(AefServer).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The addresses, such as <c>http://127.0.0.1:8080</c>.</summary>
    public IReadOnlyList<Uri> Urls { get; private set; } = [];

    /// <summary>The token of the endpoints that stop and reset the server.</summary>
    public string Token { get; }

    /// <summary>The folder of the state.</summary>
    public string StatePath => _folder.Path;

    /// <summary>Completes when a caller with the token has asked the server to stop. The owner of the server then stops it.</summary>
    public Task StopRequested => _stopRequested.Task;

    /// <summary>Starts a server on a free port, with a temporary state that is deleted when it stops: for tests.</summary>
    public static Task<AefServer> StartAsync() => StartAsync(new AefServerOptions());

    /// <summary>Starts a server: its state is restored, and it listens.</summary>
    /// <exception cref="IOException">The port or the state folder is in use, or cannot be used.</exception>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    public static async Task<AefServer> StartAsync(AefServerOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var allowed = new AllowedHosts();
        foreach (var host in options.AllowedHosts)
        {
            if (!allowed.TryAdd(host, out var problem))
            {
                throw new ArgumentException(problem, nameof(options));
            }
        }

        if (options.Speed is not (> 0 and <= 1_000_000))
        {
            throw new ArgumentException("The speed must be greater than 0 and at most 1,000,000.", nameof(options));
        }

        var faults = new FaultSource();
        faults.Load(options.FaultsPath);
        var folder = ServerFolder.Open(options.StatePath);
        LogStore? store = null;
        try
        {
            store = LogStore.Open(folder.Path);
            var real = TimeProvider.System;
            var clock = options.Clock ?? (options.Speed.Equals(1d) ? real : new SpeedClock(real, options.Speed));
            var addresses = new OutgoingAddresses(allowed);
            var context = new ServerContext(
                options.MaxBodyBytes,
                options.Seed,
                clock,
                store,
                addresses,
                options.Log ?? (_ => { }))
            {
                Secrets = options.Secrets ?? Secrets.Empty,
            };
            var server = Create(context, options, allowed, faults, folder, store);
            await server.ListenAsync(context, options.Port, cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch
        {
            store?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Deletes all resources of all APIs and cancels what runs, as with a new state folder.</summary>
    public async Task ResetAsync()
    {
        foreach (var api in _apis)
        {
            await api.ResetAsync().ConfigureAwait(false);
        }

        await _store.ClearAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Stops the server. Executions that run continue when a server starts with the same state folder.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0)
        {
            return;
        }

        // First the work in the background: it calls this server, too, and would record that nobody answers.
        foreach (var api in _apis.Reverse())
        {
            await api.StopAsync().ConfigureAwait(false);
        }

        await _app.StopAsync(cancellationToken).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _store.Dispose();
        LocalServerFile.Delete(_folder.Path);
        _folder.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private static AefServer Create(
        ServerContext context,
        AefServerOptions options,
        AllowedHosts allowed,
        FaultSource faults,
        ServerFolder folder,
        LogStore store)
    {
        var token = folder.WriteToken(options.Token);
        var apis = ServerApis.Create(context, allowed);
        var app = BuildApplication(options);
        var server = new AefServer(app, folder, store, apis, token);
        var control = new ControlApi(token, apis, server.ResetAsync, () => server._stopRequested.TrySetResult());
        options.Page?.Map(app);
        var faultsApi = new FaultsApi(faults, control.Authorize);
        app.UseMiddleware<FaultInjection>(faults, context.Clock);
        app.UseMiddleware<ErrorResponses>(context.Log);
        app.UseRouting();
        app.UseMiddleware<RequestRules>(context.MaxBodyBytes);
        app.UseRequestDecompression();
        control.Map(app);
        faultsApi.Map(app);
        foreach (var api in apis)
        {
            api.Map(app);
        }

        return server;
    }

    private static WebApplication BuildApplication(AefServerOptions options)
    {
        // The empty builder reads no settings from files and variables, and its content root is never a folder of the user.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Use(HttpVersionRule.CheckAsync));
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;

            // Uploads have no limit here; RequestRules limits all other bodies.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddRequestDecompression();
        options.Page?.Configure(builder);
        return builder.Build();
    }

    private async Task ListenAsync(ServerContext context, int port, CancellationToken cancellationToken)
    {
        foreach (var api in _apis)
        {
            api.Restore();
        }

        try
        {
            await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new IOException($"The port {port} is in use. Stop the program that uses it, or choose another one with --port.", e);
        }
        catch (SocketException e)
        {
            throw new IOException($"The port {port} cannot be used: {e.Message}. Choose another one with --port.", e);
        }

        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Urls = [.. (addresses?.Addresses ?? []).Select(a => new Uri(a))];
        context.Addresses.Listen(Urls[0]);
        foreach (var api in _apis)
        {
            api.Start();
        }

        LocalServerFile.Write(new LocalServer(Urls[0], Environment.ProcessId, Version, TimeProvider.System.GetUtcNow(), _folder.Path));
    }
}
