using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aef.Google.Rest.Workflows;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Store;
using Aef.Workflows.Engine;

namespace Aef.Server.Workflows;

/// <summary>The workflows and their revisions. Changes are made one at a time; what was written is what is read.</summary>
internal sealed class WorkflowRegistry(ServerContext context)
{
    private const string Collection = "workflows";
    private const string Revisions = "revisions/";

    private readonly ConcurrentDictionary<string, DeployedWorkflow> _workflows = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changes = new(1);

    /// <summary>The number of workflows.</summary>
    public int Count => _workflows.Count;

    /// <summary>Reads the workflows from the store.</summary>
    public void Restore()
    {
        foreach (var key in context.Store.Keys(Collection))
        {
            if (WorkflowName.Parse(key, context.Projects) is { } name && Read(Collection, key) is { } resource)
            {
                _workflows[name.Name] = Deployed(name, resource);
            }
        }
    }

    /// <summary>A workflow; null if there is none.</summary>
    public DeployedWorkflow? Find(WorkflowName name) => _workflows.GetValueOrDefault(name.Name);

    /// <summary>A workflow, or the error 404.</summary>
    public DeployedWorkflow Get(WorkflowName name) =>
        Find(name) ?? throw ApiException.NotFound($"Workflow '{name.Name}' was not found.");

    /// <summary>The workflows of a location in the order of their names.</summary>
    public IEnumerable<Workflow> List(LocationName location) => _workflows.Values.Where(w => w.Name.Parent == location)
        .OrderBy(w => w.Name.Name, StringComparer.Ordinal)
        .Select(w => w.Resource);

    /// <summary>The revisions of a workflow, newest first.</summary>
    public IEnumerable<Workflow> ListRevisions(WorkflowName name)
    {
        var collection = Revisions + Get(name).Name.Name;
        return context.Store.Keys(collection).Reverse().Select(k => Read(collection, k)).OfType<Workflow>();
    }

    /// <summary>One revision of a workflow; workflow-wide fields are those of today.</summary>
    public Workflow GetRevision(WorkflowName name, string revision)
    {
        var current = Get(name).Resource;
        var found = Read(Revisions + name.Name, revision) ?? throw ApiException.NotFound($"Revision '{revision}' was not found.");
        return found with
        {
            Description = current.Description,
            Labels = current.Labels,
            CreateTime = current.CreateTime,
            UpdateTime = current.UpdateTime,
        };
    }

    /// <summary>The program of a revision; null if it does not exist any more.</summary>
    public DeployedWorkflow? FindRevision(WorkflowName name, string? revision)
    {
        if (Find(name) is not { } current)
        {
            return null;
        }

        return revision is null || current.Resource.RevisionId == revision ? current
            : Read(Revisions + name.Name, revision) is { } old ? Deployed(name, old)
            : null;
    }

    /// <summary>
    /// Creates a workflow. <paramref name="record"/> returns further changes for the store, such as those of the operation.
    /// </summary>
    public async Task<Workflow> CreateAsync(WorkflowName name, Workflow input, Func<Workflow, IReadOnlyList<StoreChange>> record)
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_workflows.ContainsKey(name.Name))
            {
                throw ApiException.Create(ApiCode.AlreadyExists, $"Workflow '{name.Name}' already exists.");
            }

            var program = CompileOrThrow(input.SourceContents);
            var now = context.Clock.GetUtcNow();
            var workflow = WorkflowFields.Normalize(input, name.Parent) with { Name = name.Name, CreateTime = now };
            return await SaveAsync(name, AsRevision(workflow, 1, now), program, isNewRevision: true, record).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Updates the masked fields of a workflow.</summary>
    public async Task<Workflow> UpdateAsync(
        WorkflowName name,
        Workflow change,
        IReadOnlySet<string>? mask,
        Func<Workflow, IReadOnlyList<StoreChange>> record)
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            var old = Get(name);
            var merged = WorkflowFields.Normalize(WorkflowFields.Merge(old.Resource, change, mask), name.Parent);
            var now = context.Clock.GetUtcNow();
            if (!WorkflowFields.IsNewRevision(old.Resource, merged))
            {
                return await SaveAsync(name, merged with { UpdateTime = now }, old.Program, isNewRevision: false, record).ConfigureAwait(false);
            }

            var program = CompileOrThrow(merged.SourceContents);
            var number = int.Parse(old.Resource.RevisionId.AsSpan(0, 6), CultureInfo.InvariantCulture) + 1;
            return await SaveAsync(name, AsRevision(merged, number, now), program, isNewRevision: true, record).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Deletes a workflow with its revisions.</summary>
    public async Task DeleteAsync(WorkflowName name, Func<IReadOnlyList<StoreChange>> record)
    {
        await _changes.WaitAsync().ConfigureAwait(false);
        try
        {
            Get(name);
            _workflows.TryRemove(name.Name, out _);
            var changes = new List<StoreChange> { StoreChange.Delete(Collection, name.Name) };
            changes.AddRange(context.Store.Keys(Revisions + name.Name).Select(k => StoreChange.Delete(Revisions + name.Name, k)));
            changes.AddRange(record());
            await context.Store.WriteAsync(changes).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>Forgets all workflows.</summary>
    public void Clear() => _workflows.Clear();

    private static WorkflowProgram CompileOrThrow(string? source)
    {
        var (program, error) = WorkflowSource.Compile(source ?? string.Empty);
        return program ?? throw new ApiException(error!);
    }

    private static DeployedWorkflow Deployed(WorkflowName name, Workflow resource) =>
        new(name, resource, new Lazy<WorkflowProgram>(() => CompileOrThrow(resource.SourceContents)));

    private static Workflow AsRevision(Workflow workflow, int number, DateTimeOffset now)
    {
        var text = $"{number}\n{workflow.SourceContents}\n{workflow.ServiceAccount}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..3];
        return workflow with
        {
            RevisionId = string.Create(CultureInfo.InvariantCulture, $"{number:D6}-{hash}"),
            RevisionCreateTime = now,
            UpdateTime = now,
        };
    }

    private Workflow? Read(string collection, string key) => context.Store.Read(collection, key) is { } json
        ? JsonSerializer.Deserialize(json, ServerJson.Writer.Workflow)
        : null;

    private async Task<Workflow> SaveAsync(
        WorkflowName name,
        Workflow workflow,
        WorkflowProgram program,
        bool isNewRevision,
        Func<Workflow, IReadOnlyList<StoreChange>> record)
    {
        var changes = new List<StoreChange> { StoreChange.Put(Collection, name.Name, workflow, ServerJson.Writer.Workflow) };
        if (isNewRevision)
        {
            changes.Add(StoreChange.Put(Revisions + name.Name, workflow.RevisionId!, workflow, ServerJson.Writer.Workflow));
        }

        changes.AddRange(record(workflow));
        await context.Store.WriteAsync(changes).ConfigureAwait(false);
        _workflows[name.Name] = new DeployedWorkflow(name, workflow, new Lazy<WorkflowProgram>(program));
        return workflow;
    }
}
