using Aef.Cli.Commands;
using Aef.Cli.Terminal;

var console = CliConsole.ForProcess();
try
{
    return await AefCommandLine.RunAsync(args, console).ConfigureAwait(false);
}
finally
{
    console.Flush();
}
