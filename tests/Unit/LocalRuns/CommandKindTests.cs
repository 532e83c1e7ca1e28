using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Runs.Executors;
using Aef.Runs.Executors.Commands;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.LocalRuns;

/// <summary>Jobs that are processes, and what such a process can do wrong.</summary>
public sealed class CommandKindTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-command-").FullName;
    private readonly ConcurrentQueue<(string Line, bool IsError)> _lines = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_program_gets_its_arguments_unchanged_and_its_lines_are_logged()
    {
        var result = await RunAsync(["printf", "%s\\n", "a b", "$HOME; `id` && \"x\"", "*"]);

        result.Failure.ShouldBeNull();
        _lines.Select(l => l.Line).ShouldBe(["a b", "$HOME; `id` && \"x\"", "*"]);
    }

    [Theory]
    [InlineData("""printf '{"rows": 3}' > "$AEF_OUTPUT" """, """{"rows":3}""")]
    [InlineData("""printf 'rows=3\nname=a=b\n' > "$AEF_OUTPUT" """, """{"rows":"3","name":"a=b"}""")]
    [InlineData("true", "null")]
    public async Task The_file_of_AEF_OUTPUT_is_the_output(string script, string output) =>
        (await ShellAsync(script)).Output.ToJson().ShouldBe(output);

    [Theory]
    [InlineData("""printf 'no equals sign' > "$AEF_OUTPUT" """, "neither JSON nor lines")]
    [InlineData("""head -c 1100000 /dev/zero > "$AEF_OUTPUT" """, "more than 1048576 bytes")]
    public async Task An_unreadable_output_fails_the_job(string script, string message)
    {
        var result = await ShellAsync(script);

        result.Failure.ShouldNotBeNull().ShouldContain(message);
        result.IsFinal.ShouldBeTrue("the job has succeeded, so another attempt could do it twice");
    }

    [Fact]
    public async Task The_environment_has_the_identity_and_the_variables_of_the_entry_win()
    {
        await RunAsync(
            ["sh", "-c", "echo $AEF_RUN_ID $AEF_JOB_ID $AEF_ATTEMPT $ONE $TWO $PWD"],
            b => b with { Environment = [new("ONE", "1"), new("AEF_ATTEMPT", "x")], MoreEnvironment = "${parameters.env}", Folder = "." },
            parameters: """{"env": [{"name": "TWO", "value": 2}]}""");

        _lines.ShouldHaveSingleItem().Line.ShouldBe($"run-1 J x 1 2 {_folder}");
    }

    [Theory]
    [InlineData("exit 7", "exit code 7")]
    [InlineData("echo first; echo broken >&2; exit 1", "exit code 1: broken")]
    [InlineData("echo only out; exit 1", "exit code 1: only out")]
    [InlineData("kill -SEGV $$", "exit code 139 (signal 11)")]
    public async Task The_failure_has_the_exit_code_and_the_last_lines(string script, string failure)
    {
        var result = await ShellAsync(script);

        result.Failure.ShouldBe(failure);
        result.IsFinal.ShouldBeFalse();
    }

    [Theory]
    [InlineData("exit 75", false)]
    [InlineData("exit 1", true)]
    public async Task Only_retry_exit_codes_are_retried_if_there_are_any(string script, bool isFinal) =>
        (await RunAsync(
            ["sh", "-c", script],
            b => b with { RetryExitCodes = ["75", "${parameters.codes}"] },
            """{"codes": [3, 4]}""")).IsFinal
            .ShouldBe(isFinal);

    [Theory]
    [InlineData("no-such-program-x", "is in no folder of PATH")]
    [InlineData("./own", "does not exist in")]
    public async Task A_missing_program_is_a_final_failure(string program, string message)
    {
        var result = await RunAsync([program]);

        result.Failure.ShouldNotBeNull().ShouldContain(message);
        result.IsFinal.ShouldBeTrue();
    }

    [Fact]
    public async Task A_name_is_not_looked_up_in_the_working_directory()
    {
        var file = Path.Combine(_folder, "planted");
        await File.WriteAllTextAsync(file, "#!/bin/sh\necho planted\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        (await RunAsync(["planted"])).Failure.ShouldNotBeNull();
        (await RunAsync(["./planted"])).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_and_half_a_line_do_no_harm()
    {
        (await ShellAsync("""printf 'a\377b\r\nhalf'""")).Failure.ShouldBeNull();

        _lines.Select(l => l.Line).ShouldBe(["a\uFFFDb", "half"]);
    }

    [Fact]
    public async Task A_null_character_in_a_word_is_refused()
    {
        (await RunAsync(["echo", "a\0b"])).Failure.ShouldNotBeNull().ShouldContain("null character");
        _lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_output_that_is_no_file_is_refused_without_waiting_for_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var result = await ShellAsync("""mkfifo "$AEF_OUTPUT" """).WaitAsync(TimeSpan.FromSeconds(30));

        result.Failure.ShouldNotBeNull().ShouldContain("it is not a regular file");
    }

    [Fact]
    public async Task A_flood_without_a_line_end_is_divided()
    {
        long total = 0;
        var longest = 0;

        var result = await RunAsync(
            ["sh", "-c", "head -c 60000000 /dev/zero | tr '\\0' x >&2"],
            write: (line, _) =>
            {
                total += line.Length;
                longest = Math.Max(longest, line.Length);
            });

        result.Failure.ShouldBeNull();
        total.ShouldBe(60_000_000);
        longest.ShouldBeLessThanOrEqualTo(16 * 1024);
    }

    [Fact]
    public async Task A_stopped_command_gets_TERM_first()
    {
        var result = await StoppedAsync("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.01; done");

        result.ShouldBeTrue();
        _lines.Where(l => !l.IsError).Select(l => l.Line).ShouldBe(["ready", "bye"]);
    }

    [Fact]
    public async Task A_command_that_ignores_TERM_is_killed_with_its_children()
    {
        (await StoppedAsync("trap '' TERM; sleep 300 & echo $!; echo ready; while :; do sleep 0.01; done")).ShouldBeTrue();

        IsRunning(int.Parse(_lines.First().Line, CultureInfo.InvariantCulture)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_daemon_that_a_command_leaves_behind_is_ended_and_delays_nothing()
    {
        var watch = Stopwatch.StartNew();

        (await ShellAsync("setsid sh -c 'sleep 300 & echo $!; wait' & sleep 0.2")).Failure.ShouldBeNull();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        IsRunning(int.Parse(_lines.First().Line, CultureInfo.InvariantCulture)).ShouldBeFalse();
    }

    [Fact]
    public async Task Secrets_are_masked_in_lines_and_failures()
    {
        var result = await RunAsync(
            ["sh", "-c", "echo $TOKEN; echo $TOKEN >&2; exit 1"],
            b => b with { MoreEnvironment = "${parameters}" },
            """{"TOKEN": "hunter2hunter2"}""",
            secrets: new Secrets([("TOKEN", "hunter2hunter2")]));

        _lines.Select(l => l.Line).ShouldBe(["***", "***"]);
        result.Failure.ShouldBe("exit code 1: ***");
    }

    [Fact]
    public async Task What_an_interrupted_run_has_left_running_is_ended_also_if_it_ignores_TERM()
    {
        using var ours = Leave("trap '' TERM; setsid sleep 300 & echo ready; wait; wait", "a@run-left;,b@run-inner;");
        using var others = Leave("echo ready; exec sleep 300", "a@run-left-2;");

        var message = await LeftOverProcesses.EndAsync("run-left", TimeSpan.FromMilliseconds(100));

        IsRunning(ours.Id).ShouldBeFalse();
        IsRunning(others.Id).ShouldBeTrue();
        message.ShouldNotBeNull().ShouldStartWith($"2 processes of the interrupted run were still running and ended: sh ({ours.Id}), ");
        (await LeftOverProcesses.EndAsync("run-left", TimeSpan.FromMilliseconds(100))).ShouldBeNull();
        others.Kill(entireProcessTree: true);

        static Process Leave(string script, string mark)
        {
            var start = new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment[ProcessMark.Variable] = mark;
            var process = Process.Start(start).ShouldNotBeNull();
            process.StandardOutput.ReadLine().ShouldBe("ready");
            return process;
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return false;
        }
    }

    private Task<JobResult> ShellAsync(string script) => RunAsync(["sh", "-c", script]);

    /// <summary>Stops a script when it has written <c>ready</c>; true when it was stopped.</summary>
    private async Task<bool> StoppedAsync(string script)
    {
        using var stop = new CancellationTokenSource();
        var running = RunAsync(
            ["sh", "-c", script],
            write: (line, isError) =>
            {
                _lines.Enqueue((line, isError));
                if (line == "ready")
                {
                    stop.Cancel();
                }
            },
            cancellationToken: stop.Token);
        try
        {
            await running;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private Task<JobResult> RunAsync(
        string[] command,
        Func<CommandBinding, CommandBinding>? change = null,
        string parameters = "{}",
        Secrets? secrets = null,
        Action<string, bool>? write = null,
        CancellationToken cancellationToken = default)
    {
        var binding = new CommandBinding([.. command.Select(c => c.Replace("${", "$${", StringComparison.Ordinal))], null, []);
        var call = new JobCall(new JobIdentity("run-1", "p", "J", "job", "1", "1", 1), "command", WorkflowValue.EmptyMap)
        {
            Binding = change?.Invoke(binding) ?? binding,
            Parameters = WorkflowValue.FromJson(parameters),
            Folder = _folder,
            Secrets = secrets ?? Secrets.Empty,
            OpenedLog = new Log(write ?? ((line, isError) => _lines.Enqueue((line, isError)))),
        };
        return new CommandKind(TimeSpan.FromMilliseconds(300)).Create(new LocalRunSettings()).RunAsync(call, cancellationToken);
    }

    private sealed class Log(Action<string, bool> write) : IJobLog
    {
        public void Write(string line, bool isError = false) => write(line, isError);
    }
}
