using Aef.Core.Environments;
using Aef.Runs.Connections;

namespace Aef.Runs.Data;

/// <summary>Chooses the fastest way into a database.</summary>
internal static class TableLoaders
{
    /// <summary>The loader for a connection.</summary>
    public static ITableLoader For(ISqlConnection database, LoadOptions options, DataCall call) => database switch
    {
        ICopyConnection copy => new CopyLoader(copy, options.Delimiter, call),
        IInsertConnection insert => new InsertLoader(insert, options, call),
        _ when database.Kind == ConnectionKind.DuckDb => new DuckDbLoader(database, options.Delimiter),
        _ => throw new DataJobException($"The connection cannot load files: {database.Kind}."),
    };
}
