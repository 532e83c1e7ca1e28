using Aef.Cli.Commands;
using Aef.Cli.Terminal;

var console = CliConsole.ForProcess();
try
{
    return await AefCommandLine.RunAsync(args, console).ConfigureAwait(false);
}
catch (IOException)
{
    // The problem could not be written: the terminal was closed, or the reader has ended.
    return ExitCode.Failed;
}
finally
{
    console.Flush();
}
