using System.Runtime.InteropServices;
using Aef.Documents.Reading;
using Aef.Runs.Servers;
using Aef.Runs.State;
using Aef.Server;

namespace Aef.Web;

/// <summary>The program: parses its arguments, runs the server until it is asked to stop, and reports problems.</summary>
internal static class ServeProgram
{
    private const int Failed = 1;
    private const int Usage = 2;

    /// <summary>Runs the program and returns its exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Any(a => a is "--help" or "-h" or "-?"))
        {
            await output.WriteAsync(ServeOptions.Help).ConfigureAwait(false);
            return 0;
        }

        if (arguments is ["--version"])
        {
            await output.WriteLineAsync(AefServer.Version).ConfigureAwait(false);
            return 0;
        }

        var (options, problems) = ServeOptions.Parse(arguments);
        foreach (var problem in problems)
        {
            await error.WriteLineAsync("aef serve: " + problem).ConfigureAwait(false);
        }

        if (problems.Count > 0)
        {
            return Usage;
        }

        if (options.ClientVersion is { } client && client != AefServer.Version)
        {
            await error.WriteLineAsync(
                $"aef serve: The program {Environment.ProcessPath} has version {AefServer.Version}, but Aef has version {client}. "
                + "Install aef-serve of the same version, or set AEF_SERVER to its path.").ConfigureAwait(false);
            return Usage;
        }

        try
        {
            return await ServeAsync(options, output, error).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await error.WriteLineAsync("aef serve: " + FileFailure.Message(e)).ConfigureAwait(false);
            return Failed;
        }
    }

    private static async Task<int> ServeAsync(ServeOptions options, TextWriter output, TextWriter error)
    {
        var folder = StateFolder.Find(new StateLocation(Environment.CurrentDirectory)
        {
            Named = options.State,
            Variables = Environment.GetEnvironmentVariable,
            Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        });
        foreach (var diagnostic in folder.Open())
        {
            await error.WriteLineAsync($"aef serve: {diagnostic.Code}: {diagnostic.Message}").ConfigureAwait(false);
        }

        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }

        var log = TextWriter.Synchronized(error);
        await using var server = await AefServer.StartAsync(
            options.ToServer(Path.Combine(folder.Path, LocalServerFile.Folder), line => log.WriteLine("aef serve: " + line))).ConfigureAwait(false);
        if (!options.IsQuiet)
        {
            await output.WriteLineAsync($"Aef {AefServer.Version} listens on {Address(server.Urls[0])} (state: {server.StatePath}).").ConfigureAwait(false);
            await output.FlushAsync().ConfigureAwait(false);
        }

        if (options.UrlsFile is { } file)
        {
            AtomicFile.Write(file, string.Concat(server.Urls.Select(u => Address(u) + "\n")));
        }

        await Task.WhenAny(stop.Task, server.StopRequested).ConfigureAwait(false);
        await server.StopAsync().ConfigureAwait(false);
        return 0;
    }

    private static string Address(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
