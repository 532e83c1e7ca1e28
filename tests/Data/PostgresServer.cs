using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aef.Adapters.Connections;
using Aef.Core.Environments;

namespace Aef.Tests.Data;

/// <summary>
/// A PostgreSQL server of this test run, on loopback, in a folder of its own. It starts with the first test that needs it. Where PostgreSQL
/// is not installed, <see cref="WhySkipped"/> says so.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    public const string Password = "geheim;with 'quotes'";

    private static readonly string? Programs = FindPrograms();
    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"aef-pg-{Guid.NewGuid():N}");
    private readonly Process _process;
    private int _databases;

    private PostgresServer()
    {
        var passwords = Path.GetTempFileName();
        try
        {
            File.WriteAllText(passwords, Password);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(passwords, (UnixFileMode)0b110_100_100);
            }

            using var created = Start(
                "initdb", "-D", _folder, "-U", "aef", "-E", "UTF8", "--locale=C", "--no-sync", "--auth=scram-sha-256",
                "--pwfile=" + passwords);
            created.StandardOutput.ReadToEnd();
            created.WaitForExit();
            created.ExitCode.ShouldBe(0, created.StandardError.ReadToEnd());
        }
        finally
        {
            File.Delete(passwords);
        }

        using (var port = new TcpListener(IPAddress.Loopback, 0))
        {
            port.Start();
            Port = ((IPEndPoint)port.LocalEndpoint).Port;
        }

        _process = Start(
            "postgres", "-D", _folder, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "fsync=off");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Why the tests that need a server cannot run here; null if they can.</summary>
    public static string? WhySkipped { get; } =
        Programs is null ? "PostgreSQL is not installed (Debian: apt-get install postgresql); its tests are skipped" : null;

    public static PostgresServer Instance => Started.Value;

    public int Port { get; }

    /// <summary>A connection to a new, empty database.</summary>
    public async Task<EnvironmentConnection> CreateDatabaseAsync(string name)
    {
        var database = $"t{Interlocked.Increment(ref _databases)}";
        await using var factory = new SqlConnectionFactory();
        var deadline = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            try
            {
                await using var connection = await factory.OpenAsync(Connection("admin", "postgres"), Password, null, default);
                await connection.ExecuteAsync(Runs.Connections.SqlCommandText.Of($"CREATE DATABASE {database}"), null, default);
                return Connection(name, database);
            }
            catch (Runs.Connections.ConnectionException) when (DateTime.UtcNow < deadline && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    public EnvironmentConnection Connection(string name, string database) => new(name, ConnectionKind.Postgres)
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        User = "aef",
        Password = new SecretReference(SecretSource.Variable, "PG_PASSWORD"),
        Encryption = ConnectionEncryption.Disable,
        Wait = TimeSpan.FromSeconds(10),
    };

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        // The processes of the server end one after the other, and some still write.
        for (var i = 0; i < 40 && Directory.Exists(_folder); i++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>The server refuses to run as root: then it runs as the user that its package has created.</summary>
    private static Process Start(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program); // only called where it is installed
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = program == "initdb";
        start.WorkingDirectory = Path.GetTempPath();
        return Process.Start(start).ShouldNotBeNull();
    }

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderDescending().Select(d => Path.Combine(d, "bin"))
            : [];
        var found = versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator))
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));
        return Environment.UserName != "root" || File.Exists("/usr/bin/setpriv") ? found : null;
    }
}
