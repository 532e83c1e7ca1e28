using System.Text.Json;

namespace Aef.Planted;

/// <summary>
/// Compiles one project of a built copy and puts its assembly beside the tests. It calls the compiler with the arguments of the build,
/// which takes seconds: neither the tests nor other projects are built again.
/// </summary>
internal sealed class ProjectCompiler(WorkingCopy copy, string folderOfTests)
{
    private readonly Dictionary<string, Arguments> _known = new(StringComparer.Ordinal);

    /// <summary>The compiler of a build, what it is given, and the name of the assembly.</summary>
    private sealed record Arguments(string Compiler, IReadOnlyList<string> Options, string Assembly);

    /// <summary>
    /// Compiles the project that contains a file, until the result is disposed; <paramref name="errors"/> is null if that succeeded.
    /// </summary>
    public IDisposable Compile(string file, out string? errors)
    {
        var project = ProjectOf(file);
        var isSource = file.EndsWith(".cs", StringComparison.Ordinal);
        if (!isSource)
        {
            _known.Remove(project); // a file that the project embeds: the build translates it while it finds the arguments
        }

        if (!_known.TryGetValue(project, out var arguments))
        {
            _known[project] = arguments = Find(project);
        }

        var replaced = new ReplacedFile(Path.Combine(folderOfTests, arguments.Assembly));
        var response = Path.Combine(folderOfTests, "planted.rsp");
        File.WriteAllLines(response, arguments.Options.Append("/out:" + replaced.Path).Select(Quote));
        var run = Tool.Run(project, "dotnet", ["exec", arguments.Compiler, "/shared", "/noconfig", "@" + response]);
        errors = run.ExitCode == 0 ? null : TestRun.ErrorsOf(run.Output);
        if (!isSource)
        {
            _known.Remove(project);
        }

        return replaced;
    }

    private string ProjectOf(string file)
    {
        var folder = Path.GetDirectoryName(Path.Combine(copy.Root, file));
        while (folder is not null && Directory.GetFiles(folder, "*.csproj").Length == 0)
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"{file} belongs to no project.");
    }

    private static Arguments Find(string project)
    {
        string[] options =
        [
            "-t:ResolveReferences;PrepareResources;Compile", "-p:BuildProjectReferences=false", "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs", "-getProperty:RoslynTargetsPath,TargetFileName",
        ];
        var query = Tool.Run(project, "dotnet", ["build", "--no-restore", .. TestRun.BuildOptions, .. options]);
        if (query.ExitCode != 0)
        {
            throw new InvalidOperationException(query.Output);
        }

        using var answer = JsonDocument.Parse(query.Output);
        var properties = answer.RootElement.GetProperty("Properties");
        var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray();
        return new Arguments(
            Path.Combine(properties.GetProperty("RoslynTargetsPath").GetString()!, "bincore", "csc.dll"),
            [.. arguments.Select(a => a.GetProperty("Identity").GetString()!).Where(IsKept)],
            properties.GetProperty("TargetFileName").GetString()!);
    }

    /// <summary>False for options that name a file to write, or that belong on the command line.</summary>
    private static bool IsKept(string option) =>
        option != "/noconfig" && !option.StartsWith("/out:", StringComparison.Ordinal)
        && !option.StartsWith("/refout:", StringComparison.Ordinal) && !option.StartsWith("/doc:", StringComparison.Ordinal);

    private static string Quote(string option) =>
        option.Contains(' ', StringComparison.Ordinal) && !option.Contains('"', StringComparison.Ordinal) ? $"\"{option}\"" : option;

    /// <summary>A file that is restored when this is disposed.</summary>
    private sealed class ReplacedFile : IDisposable
    {
        private readonly string _kept;

        public ReplacedFile(string path)
        {
            (Path, _kept) = (path, path + ".kept");
            File.Copy(path, _kept, overwrite: true);
        }

        public string Path { get; }

        public void Dispose() => File.Move(_kept, Path, overwrite: true);
    }
}
