using System.Reflection;
using Aef.Core.Operations;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Connections;
using Aef.Runs.History;

namespace Aef.PowerShell.Loading;

/// <summary>
/// Holds the one private load context of the process and creates the services of Aef.Adapters. The context lives as long as the
/// process (import and remove cycles find it again), which is why this is the only static state.
/// </summary>
internal static class AdapterHost
{
    private const string AssemblyName = "Aef.Adapters";
    private const string YamlReaderType = "Aef.Adapters.Yaml.YamlDocumentReader";
    private const string CronType = "Aef.Adapters.Schedules.CronosCron";
    private const string RunStoreType = "Aef.Adapters.History.SqliteRunStore";
    private const string TemplatesType = "Aef.Adapters.Templates.ScribanTemplates";
    private const string ConnectionsType = "Aef.Adapters.Connections.SqlConnectionFactory";

    private static readonly Lazy<Assembly> Adapters = new(LoadAdapters);

    private static string AdapterFolder =>
        Path.Combine(Path.GetDirectoryName(typeof(AdapterHost).Assembly.Location) ?? string.Empty, "deps");

    /// <summary>Opens databases. One factory serves the process, because it owns the pools, and a run may outlive its cmdlet.</summary>
    public static IConnectionFactory Connections { get; } = new DeferredConnections();

    /// <summary>Creates the YAML reader; the first call in a process loads the adapters.</summary>
    public static IDocumentReader CreateYamlReader() => Create<IDocumentReader>(YamlReaderType);

    /// <summary>Creates the service that computes the times of cron expressions.</summary>
    public static ICron CreateCron() => Create<ICron>(CronType);

    /// <summary>Creates the service that renders templates.</summary>
    public static ITemplateEngine CreateTemplates() => Create<ITemplateEngine>(TemplatesType);

    /// <summary>Creates the service that opens databases, whose native libraries are next to the adapters.</summary>
    public static IConnectionFactory CreateConnections() => Create<IConnectionFactory>(ConnectionsType, AdapterFolder);

    /// <summary>Opens the index of recorded runs.</summary>
    /// <exception cref="RunStoreException">The index cannot be opened.</exception>
    public static IRunStore CreateRunStore(string path)
    {
        try
        {
            return Create<IRunStore>(RunStoreType, path);
        }
        catch (TargetInvocationException e) when (e.InnerException is RunStoreException unusable)
        {
            throw new RunStoreException(unusable.Message, unusable);
        }
        catch (Exception e) when (e is FileNotFoundException || e.InnerException is FileNotFoundException)
        {
            throw new RunStoreException("the library of SQLite is missing.", e);
        }
    }

    private static T Create<T>(string type, string argument) =>
        (T)Activator.CreateInstance(Adapters.Value.GetType(type, throwOnError: true)!, argument)!; // a class with a constructor

    private static T Create<T>(string type) =>
        (T)Activator.CreateInstance(Adapters.Value.GetType(type, throwOnError: true)!)!; // a class with a constructor returns an instance

    private static Assembly LoadAdapters() =>
        new AdapterLoadContext(AdapterFolder).LoadFromAssemblyPath(Path.Combine(AdapterFolder, AssemblyName + ".dll"));
}
