using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Targets.Terraform.Roles;

/// <summary>
/// The roles that the account of a pipeline needs, from the calls of its steps as they are bound. Entries of users need no key for this:
/// the address of a call names the API.
/// </summary>
/// <param name="Roles">The roles, in order.</param>
/// <param name="Unknown">Steps with calls for which no role is known, and the address of each.</param>
internal sealed record PipelineRoles(EquatableList<string> Roles, EquatableList<(BoundStep Step, string Address)> Unknown)
{
    /// <summary>True if the workflow calls deployed functions.</summary>
    public bool CallsFunctions { get; private init; }

    /// <summary>The names of the secrets that the workflows read, as far as they are known.</summary>
    public EquatableList<string> Secrets { get; private init; } = [];

    /// <summary>The accounts that jobs run as, as far as they are known.</summary>
    public EquatableList<string> WorkerAccounts { get; private init; } = [];

    /// <summary>The roles of the account that runs the workflows of a pipeline.</summary>
    public static PipelineRoles OfWorkflows(TerraformPipeline compiled, PlatformParameters? parameters)
    {
        var pipeline = compiled.Pipeline;
        var roles = new SortedSet<string>(StringComparer.Ordinal) { ApiRoles.LogWriter };
        var accounts = new SortedSet<string>(StringComparer.Ordinal);
        var unknown = new List<(BoundStep, string)>();
        if (compiled.Artifacts.Count > 1 || pipeline.Source.Concurrency is not null)
        {
            roles.Add(ApiRoles.WorkflowsInvoker);
        }

        // The value of a secret input names a secret that only the run knows; the other secrets get a role of their own.
        if (pipeline.Source.Inputs.Any(i => i.Secret == true))
        {
            roles.Add(ApiRoles.SecretAccessor);
        }

        foreach (var step in pipeline.Steps)
        {
            if (step.Type == StepType.Workflows)
            {
                roles.Add(ApiRoles.WorkflowsInvoker);
            }
            else if (step.Binding is ConnectorBinding connector && step.IsConnector)
            {
                var calls = new StepCalls(step, parameters);
                unknown.AddRange(
                    Calls(connector).Select(c => AddRole(roles, calls, c)).OfType<string>().Distinct(StringComparer.Ordinal)
                        .Select(a => (step, a)));
                accounts.UnionWith(Calls(connector).SelectMany(calls.Accounts));
                if (step.NeedsBucket(parameters))
                {
                    roles.Add(ApiRoles.ObjectViewer);
                }
            }
        }

        AddAccountUser(roles);
        RemoveWeaker(roles);
        return new PipelineRoles([.. roles], [.. unknown])
        {
            Secrets = [.. SecretsOf(pipeline).Order(StringComparer.Ordinal)],
            WorkerAccounts = [.. accounts],
            CallsFunctions = pipeline.Steps.Any(s => s.Type != StepType.Workflows && !s.IsConnector),
        };
    }

    /// <summary>The roles of the account that runs the tasks of DAGs.</summary>
    public static IReadOnlyCollection<string> OfDags(IReadOnlyCollection<TerraformPipeline> pipelines)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal) { ApiRoles.ComposerWorker };
        if (pipelines.Any(p => p.ReadsBucket))
        {
            roles.Add(ApiRoles.ObjectViewer);
        }

        foreach (var task in pipelines.SelectMany(p => p.Pipeline.Steps).SelectMany(s => s.Executor?.Airflow?.Tasks ?? []))
        {
            if (task.IsFunction)
            {
                roles.UnionWith(ApiRoles.OfFunction(task.Operator));
            }
            else if (ApiRoles.OfOperator(task.Module3 ?? task.Module2 ?? string.Empty) is { } role)
            {
                roles.Add(role);
            }
        }

        AddAccountUser(roles);
        RemoveWeaker(roles);
        return roles;
    }

    /// <summary>The secrets that parameters read, directly or through variables.</summary>
    private static IEnumerable<string> SecretsOf(BoundPipeline pipeline) => pipeline.Steps.Select(s => s.With).OfType<BoundValue>()
        .Concat(pipeline.Variables.Select(v => v.Value))
        .SelectMany(v => v.References)
        .Select(r => r.Symbol)
        .OfType<SecretSymbol>()
        .Select(s => s.Name)
        .Distinct(StringComparer.Ordinal);

    /// <summary>A role that writes objects reads them too.</summary>
    private static void RemoveWeaker(SortedSet<string> roles)
    {
        if (roles.Contains(ApiRoles.ObjectUser))
        {
            roles.Remove(ApiRoles.ObjectViewer);
        }
    }

    private static void AddAccountUser(SortedSet<string> roles)
    {
        if (roles.Any(ApiRoles.StartsWorkers))
        {
            roles.Add(ApiRoles.AccountUser);
        }
    }

    private static IEnumerable<ConnectorCall> Calls(ConnectorBinding connector) =>
        connector.Before.Concat(connector.BeforeCancel).Select(b => b.Call)
            .Concat(new[] { connector.Start?.Call, connector.Start?.Find?.Call, connector.Status?.Call, connector.Cancel }
                .OfType<ConnectorCall>());

    /// <summary>Adds the role of a call; returns its address if the role is not known.</summary>
    private static string? AddRole(SortedSet<string> roles, StepCalls calls, ConnectorCall call)
    {
        if (calls.ApiOf(call) is not { } target)
        {
            return null;
        }

        if (target.Api.Length == 0 && ApiRoles.OfExpression(target.Address) is { Count: > 0 } created)
        {
            roles.UnionWith(created);
            return null;
        }

        var role = target.NeedsIdToken ? ApiRoles.Invoker : ApiRoles.Of(target.Api, calls.IsRead(call));
        if (role is not null)
        {
            roles.Add(role);
        }

        return role is null ? target.Address : null;
    }
}
