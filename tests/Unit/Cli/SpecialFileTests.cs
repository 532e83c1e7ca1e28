using System.Diagnostics;
using System.Net.Sockets;
using Aef.Runs.Connections;
using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary>Folders, pipes, sockets and devices where a journal or the file of a secret is expected (C12).</summary>
public sealed class SpecialFileTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [UnixFact]
    public async Task C12_a_journal_that_is_no_regular_file_is_refused_and_not_waited_for()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_aef.PathOf("socket")));
        Directory.CreateDirectory(_aef.PathOf("folder"));
        var flow = _aef.File("flow.yaml", CliSamples.Workflow);
        (string Path, string Reason)[] journals =
        [
            (await Pipe(), "it is not a regular file."), (
                _aef.PathOf("socket"),
                "it is not a regular file."), (_aef.PathOf("folder"), "it is a folder."),
            ("/dev/null", "it is a device."), ("/dev/zero", "it is a device."),
        ];

        foreach (var (path, reason) in journals)
        {
            var run = await _aef.RunAsync("simulate", flow, "--args", """{"n": 1}""", "--journal", path).WaitAsync(Long);
            var resume = await _aef.RunAsync("resume", path).WaitAsync(Long);
            var rerun = await _aef.RunAsync("rerun", path).WaitAsync(Long);

            (run.ExitCode, resume.ExitCode, rerun.ExitCode).ShouldBe((1, 1, 1), path);
            new[] { run.Error, resume.Error, rerun.Error }.ShouldAllBe(e => e.Contains("AEF6150") && e.Contains(reason), path);
        }
    }

    [UnixFact]
    public async Task C12_a_secret_can_come_from_a_pipe()
    {
        var pipe = await Pipe();
        var flow = _aef.File("flow.yaml", """
            - read: {call: googleapis.secretmanager.v1.projects.secrets.versions.accessString, args: {secret_id: token}, result: key}
            - done: {return: '${len(key)}'}
            """);

        var writing = Task.Run(() => File.WriteAllText(pipe, "pa55word")); // opening waits for the reader
        var run = await _aef.RunAsync("simulate", flow, "--secret", $"token=file:{pipe}").WaitAsync(Long);
        await writing;

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("8");
    }

    [UnixFact]
    public async Task C12_a_pipe_that_nobody_writes_does_not_hang_a_secret()
    {
        var pipe = await Pipe();

        Should.Throw<TimeoutException>(() => SecretFile.Read(pipe, TimeSpan.FromMilliseconds(20)))
            .Message.ShouldContain("did not end within 0.02 seconds");

        await using var end = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite); // lets the waiting thread go
    }

    [UnixFact]
    public async Task C12_a_secret_without_end_or_of_a_folder_is_refused()
    {
        var flow = _aef.File("flow.yaml", "- done: {return: 1}");

        var run = await _aef.RunAsync("simulate", flow, "--secret", "a=file:/dev/zero", "--secret", $"b=file:{_aef.PathOf(string.Empty)}")
            .WaitAsync(Long);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Cannot read the secret \"a\": \"/dev/zero\" has more than 64 KiB");
        run.Error.ShouldContain("Cannot read the secret \"b\":");
        run.Error.ShouldContain("is a folder.");
    }

    [Fact]
    public void A_secret_of_exactly_64_KiB_is_read_and_one_byte_more_is_not()
    {
        var exact = _aef.File("exact.txt", new string('x', SecretFile.MaxBytes));
        var more = _aef.File("more.txt", new string('x', SecretFile.MaxBytes + 1));

        SecretFile.Read(exact, Long).Length.ShouldBe(SecretFile.MaxBytes);
        Should.Throw<IOException>(() => SecretFile.Read(more, Long));
    }

    private async Task<string> Pipe()
    {
        var path = _aef.PathOf("pipe");
        using var mkfifo = Process.Start("mkfifo", [path]);
        await mkfifo.WaitForExitAsync();
        return path;
    }
}
