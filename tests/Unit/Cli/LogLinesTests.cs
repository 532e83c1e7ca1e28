using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Tests.Cli;

public sealed class LogLinesTests
{
    private static readonly StepInfo Step = new("s", "main", StepKind.Call, Location.None, Location.None, null);

    [Theory]
    [InlineData(true, "callback POST http://127.0.0.1:1/x\n")]
    [InlineData(false, "")]
    public void An_endpoint_for_callbacks_is_shown_where_somebody_can_call_it(bool isLive, string expected)
    {
        var text = new StringWriter();

        new LogLines(new TerminalWriter(text), isLive: isLive).CallbackCreated(default, 0, "http://127.0.0.1:1/x", "POST", Step);

        text.ToString().ShouldBe(expected);
    }

    [Fact]
    public void Secrets_are_hidden_in_strings_and_in_maps()
    {
        var text = new StringWriter();
        var lines = new LogLines(new TerminalWriter(text), new Secrets([("a", "s3cr3t")]));

        lines.Logged(default, 0, new LogEntry("INFO", "it is s3cr3t", null, Step));
        lines.Logged(default, 0, new LogEntry("INFO", null, WorkflowValue.FromMap(("key", "s3cr3t")), Step));

        text.ToString().ShouldBe("INFO it is ***\nINFO {\"key\":\"***\"}\n");
    }
}
