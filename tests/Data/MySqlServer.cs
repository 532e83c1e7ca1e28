using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aef.Core.Environments;
using MySqlConnector;

namespace Aef.Tests.Data;

/// <summary>
/// A MariaDB server of this test run, on loopback, in a folder of its own. It starts with the first test that needs it. Where MariaDB
/// is not installed, <see cref="WhySkipped"/> says so.
/// </summary>
public sealed class MySqlServer : IDisposable
{
    public const string Password = "geheim;with 'quotes'";

    private static readonly string? Daemon = Find("mariadbd");
    private static readonly string? Installer = Find("mariadb-install-db");
    private static readonly Lazy<MySqlServer> Started = new(() => new MySqlServer());

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-my-").FullName;
    private readonly Process _process;
    private int _databases;

    private MySqlServer()
    {
        var user = Environment.UserName;
        Run(
            Installer!, "--no-defaults", $"--datadir={_folder}/data", "--auth-root-authentication-method=normal", $"--user={user}",
            "--skip-test-db").WaitForExit(); // only called where it is installed
        using (var port = new TcpListener(IPAddress.Loopback, 0))
        {
            port.Start();
            Port = ((IPEndPoint)port.LocalEndpoint).Port;
        }

        // The shell ends the server when its input is closed, which is also so after this process was killed.
        _process = Run(
            "/bin/sh", "-c", "\"$@\" & cat > /dev/null; kill -9 $!; rm -rf \"$0\"", _folder, Daemon!, "--no-defaults",
            $"--datadir={_folder}/data", $"--port={Port}", "--bind-address=127.0.0.1", $"--user={user}", $"--socket={_folder}/socket",
            $"--pid-file={_folder}/pid", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Why the tests that need a server cannot run here; null if they can.</summary>
    public static string? WhySkipped { get; } = Daemon is null || Installer is null
        ? "MariaDB is not installed (Debian: apt-get install mariadb-server); its tests are skipped"
        : null;

    public static MySqlServer Instance => Started.Value;

    public int Port { get; }

    /// <summary>A new database with tables.</summary>
    public async Task<EnvironmentConnection> CreateDatabaseAsync(string name, string statements)
    {
        var database = $"t{Interlocked.Increment(ref _databases)}";
        var deadline = DateTime.UtcNow.AddSeconds(60);
        while (true)
        {
            try
            {
                await using var root = new MySqlConnection(
                    $"Server=127.0.0.1;Port={Port};User ID=root;SSL Mode=None;Allow User Variables=true");
                await root.OpenAsync();
                await using var command = root.CreateCommand();
                command.CommandText = $"CREATE DATABASE {database}; "
                    + "CREATE USER IF NOT EXISTS 'aef' IDENTIFIED BY 'geheim;with \\'quotes\\'';"
                    + $"GRANT ALL ON *.* TO 'aef'; USE {database}; {statements}";
                await command.ExecuteNonQueryAsync();
                return new EnvironmentConnection(name, ConnectionKind.MySql)
                {
                    Host = "127.0.0.1",
                    Port = Port,
                    Database = database,
                    User = "aef",
                    Password = new SecretReference(SecretSource.Variable, "PG_PASSWORD"),
                    Encryption = ConnectionEncryption.Disable,
                    StepLog = null,
                    Wait = TimeSpan.FromSeconds(10),
                };
            }
            catch (MySqlException e) when (e.ErrorCode == MySqlErrorCode.UnableToConnectToHost && DateTime.UtcNow < deadline)
            {
                _process.HasExited.ShouldBeFalse("the server has ended");
                await Task.Delay(100);
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
        }
    }

    private static Process Run(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }).ShouldNotBeNull();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string? Find(string program) => OperatingSystem.IsWindows()
        ? null
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Concat(["/usr/sbin", "/usr/bin"])
            .Select(f => Path.Combine(f, program))
            .FirstOrDefault(File.Exists);
}
