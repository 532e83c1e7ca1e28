using Aef.Web;

return await ServeProgram.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
