using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Importing;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef import pydataflow FILE...</c>: converts configurations of other tools to definitions. All files are written, or none.
/// </summary>
internal static class ImportCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var command = new Command("import", "Convert configurations of other tools to definitions");
        command.Subcommands.Add(CreatePyDataflow(console));
        return command;
    }

    private static Command CreatePyDataflow(CliConsole console)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Configurations of pydataflow",
            Arity = ArgumentArity.OneOrMore,
        };
        var profile = new Option<string?>("--profile")
        {
            Description = "The file of the connection profiles; its passwords become references to environment variables",
            HelpName = "FILE",
        };
        var bucket = new Option<string?>("--bucket")
        {
            Description = "The bucket of pydataflow; by default, each run sets it with --input bucket=NAME",
            HelpName = "NAME",
        };
        var folder = new Option<string?>("--out", "-o")
        {
            Description = "The folder for the files; by default, the definition goes to standard output",
            HelpName = "DIR",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; list the files" };
        var force = new Option<bool>("--force")
        {
            Description = "Replace files and connections that exist; files that the command reads are never replaced",
        };
        var output = CommonOptions.Output();
        var command = new Command("pydataflow", "Convert configurations of pydataflow, and their connection profiles")
        {
            files, profile, bucket, folder, dryRun, force, output,
        };
        command.SetAction(result => Run(console, new ImportOptions(result.GetRequiredValue(files))
        {
            Profile = result.GetValue(profile),
            Bucket = result.GetValue(bucket),
            Out = result.GetValue(folder),
            DryRun = result.GetValue(dryRun),
            Force = result.GetValue(force),
            AsJson = result.GetValue(output) == CommonOptions.Json,
        }));
        return command;
    }

    private static int Run(CliConsole console, ImportOptions options)
    {
        var search = new FileSearch().Find(options.Files);
        options = options with { Files = [.. search.Files.Select(f => f.Path)] };
        CheckUsage(options);
        var import = new PyDataflowImporter(new LazyYamlReader()).Import(
            options.Files,
            new PyDataflowOptions
            {
                ProfilePath = options.Profile,
                Bucket = options.Bucket,
                Folder = options.Out,
                Replaces = options.Force,
            });
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange([.. search.Diagnostics, .. import.Diagnostics]);

        // The definition is the first file. On standard output, it is alone.
        var artifacts = options.Out is null ? import.Files.Take(1) : import.Files;
        var target = new CompiledOutput(
            new CompileOptions(options.Files is [var first, ..] ? first : string.Empty) { Out = options.Out, Force = options.Force },
            isFolder: options.Out is not null);
        string?[] inputs = [.. options.Files, options.Profile];
        var files = diagnostics.HasErrors ? []
            : options.DryRun ? target.Check(artifacts, inputs, diagnostics)
            : target.Write(artifacts, inputs, diagnostics);
        var isWritten = files.Count > 0 && !options.DryRun;
        if (options.AsJson)
        {
            ImportWriter.WriteJson(console.Output.Raw, files, diagnostics.Items, isWritten);
        }
        else
        {
            ImportWriter.WriteText(console, files, diagnostics.Items, isWritten);
        }

        return diagnostics.HasErrors ? ExitCode.Failed : ExitCode.Done;
    }

    private static void CheckUsage(ImportOptions options)
    {
        if (options.Out is null && options.Files.Count > 1)
        {
            throw new UsageException("Several configurations need a folder for the definitions; pass -o DIR.");
        }

        if (options.Out is InputLoader.Standard)
        {
            throw new UsageException("-o needs a folder; without it, the definition goes to standard output.");
        }

        if (options.Bucket is { } bucket && !PyDataflowOptions.IsBucketName(bucket))
        {
            throw new UsageException($"--bucket needs the name of a bucket, without gs://; got \"{bucket}\".");
        }
    }
}
