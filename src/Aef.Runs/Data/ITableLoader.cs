namespace Aef.Runs.Data;

/// <summary>Copies files into a table of one database, in the transaction of the caller.</summary>
internal interface ITableLoader
{
    /// <summary>Copies the files and returns the number of rows.</summary>
    Task<long> CopyAsync(IReadOnlyList<DataFile> files, LoadTarget target, CancellationToken cancellationToken);
}
