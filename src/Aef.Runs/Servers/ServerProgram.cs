namespace Aef.Runs.Servers;

/// <summary>
/// Finds the program of the local server, <c>aef-serve</c>: where the user says, next to the caller, or in the output of the build. The
/// current folder and the PATH are never searched, so that a checkout cannot replace it.
/// </summary>
public sealed class ServerProgram
{
    /// <summary>The environment variable with the path of the program or of its folder.</summary>
    public const string Variable = "AEF_SERVER";

    private const string Name = "aef-serve";
    private const int MostParents = 8;

    private ServerProgram(string path) => Path = path;

    /// <summary>The version of Aef, which the program must have, too.</summary>
    public static string Version { get; } = typeof(ServerProgram).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The path of the program: an executable, or an assembly that <c>dotnet</c> runs.</summary>
    public string Path { get; }

    /// <summary>The file to start.</summary>
    public string FileName => IsAssembly ? "dotnet" : Path;

    private bool IsAssembly => Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the program; null with a problem that says how to fix it.</summary>
    /// <param name="named">The path of the program or its folder that the user has named; null for none.</param>
    /// <param name="variables">Reads environment variables.</param>
    /// <param name="folder">The folder of the caller: of <c>aef</c>, or of the module.</param>
    /// <param name="problem">Why there is none; null if there is one.</param>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    public static ServerProgram? Find(string? named, Func<string, string?> variables, string folder, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(folder);
        var (source, path) = !string.IsNullOrEmpty(named) ? ("The server path", named) : (Variable, variables(Variable));
        if (!string.IsNullOrEmpty(path))
        {
            var found = At(path);
            problem = found is null ? $"{source} is \"{path}\", where there is no program {Name}." : null;
            return found;
        }

        var program = At(folder) ?? At(System.IO.Path.Combine(folder, "serve")) ?? InBuildOutput(folder);
        problem = program is null
            ? $"The program {Name} is not installed: it is not in {folder} or its subfolder \"serve\". "
                + $"Install it there (dotnet publish src/Aef.Web -c Release -o {System.IO.Path.Combine(folder, "serve")}), or set {Variable} to its path."
            : null;
        return program;
    }

    /// <summary>The arguments of the process, with those of the server at the end. The server refuses a caller of another version.</summary>
    public IReadOnlyList<string> Arguments(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        IReadOnlyList<string> own = ["--client-version", Version, .. arguments];
        return IsAssembly ? ["exec", Path, .. own] : own;
    }

    private static ServerProgram? At(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        IEnumerable<string> candidates = Directory.Exists(full)
            ? [System.IO.Path.Combine(full, ExecutableName), System.IO.Path.Combine(full, Name + ".dll")]
            : [full];
        return candidates.FirstOrDefault(File.Exists) is { } found ? new ServerProgram(found) : null;
    }

    private static string ExecutableName => Name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty);

    /// <summary>A caller that was built in the repository of Aef uses the server that was built there.</summary>
    private static ServerProgram? InBuildOutput(string folder)
    {
        var parent = new DirectoryInfo(folder);
        for (var i = 0; i < MostParents && parent is not null; i++, parent = parent.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(parent.FullName, "Aef.sln")))
            {
                var output = System.IO.Path.Combine(parent.FullName, "src", "Aef.Web", "bin");
                return At(System.IO.Path.Combine(output, "Release", "net10.0")) ?? At(System.IO.Path.Combine(output, "Debug", "net10.0"));
            }
        }

        return null;
    }
}
