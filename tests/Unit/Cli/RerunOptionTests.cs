using Aef.Cli.Commands;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Model;
using Aef.Runs.Environments;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Cli;

/// <summary>
/// What the printed command does with each option of <c>aef simulate</c>. A new option fails a test here until somebody decides.
/// </summary>
public sealed class RerunOptionTests : IDisposable
{
    /// <summary>The options that the command repeats, with the words that it prints for them.</summary>
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["--parameters"] = "--parameters dev.json",
        ["--config"] = "--config aef2.json",
        ["--executors"] = "--executors ex",
        ["--jobs"] = "--jobs jobs2",
        ["--binding"] = "--binding connector",
        ["--mocks"] = "--mocks m.yaml",
        ["--secret"] = "--secret hook=env:HOOK --secret key=file:key.txt",
        ["--real-time"] = "--real-time",
        ["--args"] = "--args '{\"a\":1}'",
    };

    /// <summary>The options that the command does not repeat, each with the reason.</summary>
    private static readonly Dictionary<string, string> Dropped = new(StringComparer.Ordinal)
    {
        ["--input"] = "part of --args",
        ["--input-file"] = "part of --args",
        ["--schedule"] = "part of --args, with the scheduled time",
        ["--time"] = "part of --args",
        ["--script"] = "it describes the failed run, and may have made it fail",
        ["--record"] = "with a record, aef rerun is printed",
        ["--state"] = "only for a record",
        ["--audit"] = "only for a record",
        ["--journal"] = "with a journal, aef rerun is printed; without, there is none",
        ["--journal-sync"] = "only for a journal",
        ["--events"] = "an output of the failed run, which the new run would replace",
        ["--summary"] = "an output of the failed run, which the new run would replace",
        ["--ci"] = "the new run is started by a person",
        ["--force"] = "only for outputs",
        ["--output"] = "JSON output has no printed command",
        ["--workflow"] = "only for Cloud Workflows source",
        ["--workflows"] = "only for Cloud Workflows source",
        ["--env"] = "only for Cloud Workflows source",
    };

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public void Each_option_is_kept_or_dropped_for_a_reason()
    {
        var writer = new TerminalWriter(TextWriter.Null);
        var command = SimulateCommand.Create(new CliConsole(() => Stream.Null, writer, writer));

        command.Options.Select(o => o.Name).Where(o => o is not ("--help" or "--version")).Order(StringComparer.Ordinal)
            .ShouldBe(Kept.Keys.Concat(Dropped.Keys).Order(StringComparer.Ordinal));
        var text = Text(new() { Mocks = "m.yaml", Secrets = ["hook=env:HOOK", "key=file:key.txt"] });
        Kept.Values.ShouldAllBe(words => text.Contains(words, StringComparison.Ordinal));
        Dropped.Keys.ShouldAllBe(option => !text.Contains(option + " ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hook=hunter2", "hook=SOURCE")]
    [InlineData("hook=ENV:HOOK", "hook=SOURCE")]
    [InlineData("hunter2", "NAME=SOURCE")]
    [InlineData("=env:hunter2", "NAME=SOURCE")]
    public void What_may_be_the_value_of_a_secret_is_not_printed(string secret, string shown)
    {
        var text = Text(new() { Secrets = [secret] });

        text.ShouldContain("--secret " + shown);
        text.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task The_command_of_a_failed_run_has_its_secrets()
    {
        const string definition = """
            name: p
            inputs: {hook: {type: string, secret: true}}
            levels:
            - - {job_id: A, job_name: a, executor: notify, with: {url: '${inputs.hook}', text: hello}}
              - {job_id: B, job_name: b, executor: dataform-tag-executor}

            """;
        var secret = _aef.File("hook.txt", "https://hooks.example.com/x");

        var run = await _aef.RunAsync(
            "simulate", _aef.File("p.yaml", definition), "--input", "hook=secret:hook", "--secret", "hook=file:" + secret,
            "--script", _aef.File("s.yaml", "jobs: {B: {ends: failed}}"));

        run.Output.ShouldContain("--secret hook=file:hook.txt --args ");
        run.Output.ShouldNotContain("hooks.example.com");
    }

    private static string Text(EnvironmentRequest environment) => RerunCommand.Text(
        "p.yaml",
        "dev.json",
        WorkflowValue.FromJson("""{"a": 1}"""),
        project: new() { ConfigurationPath = "aef2.json", ExecutorPath = "ex", JobPath = "jobs2", Binding = BindingChoice.Connector },
        environment: environment,
        realTime: true);
}
