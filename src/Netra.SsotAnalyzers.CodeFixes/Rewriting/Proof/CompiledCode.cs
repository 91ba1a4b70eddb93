using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Netra.SsotAnalyzers.Analysis;

namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>
/// What compiled members call, read from their instructions (ECMA-335, partition III). Members are known by type, name and
/// number of parameters: two overloads of one length are one, so that at worst a use is left that could be rewritten.
/// </summary>
internal static class CompiledCalls
{
    /// <summary>Beyond it, a body counts as one that cannot be read.</summary>
    private const int MostMethods = 50_000;

    /// <summary>
    /// The virtual and interface members that compiled members may call on an object of any class, themselves or through what
    /// they call. Where a body cannot be read, as in a reference assembly, these are all of their assemblies.
    /// </summary>
    /// <param name="members">The members; those of the framework are left out.</param>
    /// <param name="before">A compiled member whose own calls are no news: where it runs one of the members, there is nothing. Null if there is none.</param>
    /// <param name="engine">That of a compilation that references them.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IReadOnlyCollection<ISymbol> DispatchedBy(IReadOnlyCollection<ISymbol> members, ISymbol? before, SsotEngine engine,
        CancellationToken cancellationToken)
    {
        var assemblies = CompiledAssemblies.Of(engine);
        var start = members.SelectMany(Callee.Of).Where(callee => !IsFramework(callee.Assembly)).ToList();
        if (start.Count == 0)
            return [];
        if ((before is null ? [] : Walk([.. Callee.Of(before)], assemblies, cancellationToken)) is not { } known
            || Walk(start, assemblies, cancellationToken) is not { } reached)
        {
            return [.. members.Select(member => member.ContainingAssembly).Distinct(SymbolEqualityComparer.Default).OfType<IAssemblySymbol>()
                .Where(assembly => !IsFramework(assembly.Name)).SelectMany(assembly => OpenMembers(assembly.GlobalNamespace))];
        }

        if (known.Any(callee => start.Any(one => callee with { IsDispatched = one.IsDispatched } == one)))
            return [];

        return [.. reached.Where(callee => callee.IsDispatched && !IsFramework(callee.Assembly)).SelectMany(callee => Find(callee, engine.Compilation))
            .Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>()];
    }

    private static IEnumerable<ISymbol> OpenMembers(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member is INamespaceOrTypeSymbol inner ? OpenMembers(inner) : Callee.IsOpen(member) ? [member] : []);

    /// <summary>Everything that runs; null where something cannot be seen.</summary>
    private static HashSet<Callee>? Walk(List<Callee> start, CompiledAssemblies assemblies, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Callee>(start);
        var pending = new Queue<Callee>(start);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var callee = pending.Dequeue();
            if (IsFramework(callee.Assembly))
                continue;
            if (seen.Count > MostMethods || assemblies.Open(callee.Assembly)?.CallsOf(callee) is not { } calls)
                return null;

            foreach (var next in calls.Where(seen.Add))
                pending.Enqueue(next);
        }

        return seen;
    }

    private static IEnumerable<ISymbol> Find(Callee callee, Compilation compilation) =>
        compilation.GetTypesByMetadataName(callee.Type).Where(type => type.ContainingAssembly.Name == callee.Assembly)
            .SelectMany(type => type.GetMembers(callee.Name)).OfType<IMethodSymbol>()
            .Where(method => method.Parameters.Length == callee.Parameters && Callee.IsOpen(method))
            .Select(method => method.AssociatedSymbol ?? method);

    private static bool IsFramework(string assembly) =>
        assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.", StringComparison.Ordinal)
            || assembly is "mscorlib" or "netstandard";
}

/// <summary>The files of the assemblies that a compilation references, each read once.</summary>
internal sealed class CompiledAssemblies(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, CompiledAssembly?> _read = new(StringComparer.Ordinal);

    public static CompiledAssemblies Of(SsotEngine engine) => engine.Shared(static shared => new CompiledAssemblies(shared.Compilation));

    /// <summary>Null for one whose bodies cannot be read: a reference assembly, or one that is no file.</summary>
    public CompiledAssembly? Open(string name) => _read.GetOrAdd(name, _ =>
        compilation.References.OfType<PortableExecutableReference>()
            .FirstOrDefault(reference => compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && assembly.Name == name
                && !IsForReference(assembly)) is { FilePath: { } path }
            ? CompiledAssembly.Read(path)
            : null);

    /// <summary>Whether two compiled methods do the same, with the one's type read as the other's; false where that cannot be seen.</summary>
    public bool DoTheSame(IMethodSymbol one, INamedTypeSymbol type, IMethodSymbol other, INamedTypeSymbol otherType) =>
        Open(one.ContainingAssembly.Name)?.Listing(Callee.Of(one), type.FullMetadataName(), otherType.FullMetadataName()) is { } listing
        && Open(other.ContainingAssembly.Name)?.Listing(Callee.Of(other)) is { } expected && listing == expected;

    private static bool IsForReference(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(one => one.AttributeClass?.Name == "ReferenceAssemblyAttribute");
}

/// <summary>A method that code calls.</summary>
/// <param name="Assembly">Where its type is.</param>
/// <param name="Type">The type's metadata name, with its namespace.</param>
/// <param name="Name">The method's metadata name.</param>
/// <param name="Parameters">How many it has.</param>
/// <param name="IsDispatched">Whether an override or an implementation may run in its place.</param>
internal readonly record struct Callee(string Assembly, string Type, string Name, int Parameters, bool IsDispatched)
{
    public static Callee Of(IMethodSymbol method) =>
        new(method.ContainingAssembly.Name, method.ContainingType.FullMetadataName(), method.MetadataName, method.Parameters.Length, IsOpen(method));

    public static bool IsOpen(ISymbol member) => member.IsVirtual || member.IsAbstract || member.IsOverride;

    /// <summary>The methods that a use of a member calls.</summary>
    public static IEnumerable<Callee> Of(ISymbol member) => member switch
    {
        IMethodSymbol method => [Of(method)],
        IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Select(Of),
        IEventSymbol @event => new[] { @event.AddMethod, @event.RemoveMethod }.OfType<IMethodSymbol>().Select(Of),
        _ => [],
    };
}

/// <summary>The methods of one assembly file and what their instructions call.</summary>
internal sealed class CompiledAssembly
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly string _name;
    private readonly ILookup<string, MethodDefinitionHandle> _methods;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);

    private CompiledAssembly(PEReader image)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
        _name = _metadata.GetString(_metadata.GetAssemblyDefinition().Name);
        foreach (var type in _metadata.TypeDefinitions)
            _types[NameOf(type)] = type;
        _methods = _metadata.MethodDefinitions
            .ToLookup(method => ShortName(_metadata.GetString(_metadata.GetMethodDefinition(method).Name)), StringComparer.Ordinal);
    }

    /// <summary>Null where the file cannot be read, or is none.</summary>
    public static CompiledAssembly? Read(string path)
    {
        try
        {
#pragma warning disable RS1035 // A fix runs when it is asked for; the rule is about analyzers, which run at every keystroke.
            return new CompiledAssembly(new PEReader(ImmutableArray.Create(File.ReadAllBytes(path))));
#pragma warning restore RS1035
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What a method calls, with what may run in its place here, and before its type is used. Null where that cannot be read.</summary>
    public IReadOnlyList<Callee>? CallsOf(Callee callee) => Readable(() => FindCalls(callee).ToList());

    /// <summary>Null where instructions name what is not there, as in a damaged file or one that is to be hard to read.</summary>
    private static T? Readable<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is BadImageFormatException or ArgumentException or InvalidCastException or InvalidOperationException)
        {
            return null;
        }
    }

    private IEnumerable<Callee> FindCalls(Callee callee)
    {
        var bodies = callee.IsDispatched
            ? _methods[ShortName(callee.Name)].Where(method => ParametersOf(_metadata.GetMethodDefinition(method).Signature) == callee.Parameters)
            : MethodsOf(callee.Type, callee.Name, callee.Parameters);
        return bodies.Concat(MethodsOf(callee.Type, ".cctor", 0)).Distinct()
            .SelectMany(method => Instructions.Of(_image, _metadata.GetMethodDefinition(method)))
            .Where(item => item.Token is { IsNil: false, Kind: not HandleKind.UserString }).SelectMany(item => Callees((EntityHandle)item.Token));
    }

    /// <summary>What a method does, in a form that can be compared; null where it has no body here.</summary>
    /// <param name="callee">The method.</param>
    /// <param name="type">A type that is read as another one.</param>
    /// <param name="readAs">That one.</param>
    public string? Listing(Callee callee, string type = "", string readAs = "") => Readable(() => Write(callee, type, readAs));

    private string? Write(Callee callee, string type, string readAs)
    {
        var bodies = MethodsOf(callee.Type, callee.Name, callee.Parameters).ToList();
        if (bodies.Count != 1)
            return null;

        var listing = new StringBuilder();
        foreach (var (instruction, operand, token) in Instructions.Of(_image, _metadata.GetMethodDefinition(bodies[0])))
            listing.Append(instruction).Append(' ').Append(token.IsNil ? operand : Name(token, type, readAs)).Append('\n');
        return listing.Length == 0 ? null : listing.ToString();
    }

    private string Name(Handle token, string type, string readAs)
    {
        if (token.Kind == HandleKind.UserString)
            return _metadata.GetUserString((UserStringHandle)token);

        var entity = (EntityHandle)token;
        var name = entity.Kind switch
        {
            HandleKind.FieldDefinition when _metadata.GetFieldDefinition((FieldDefinitionHandle)entity) is var field =>
                NameOf(field.GetDeclaringType()) + "." + _metadata.GetString(field.Name),
            HandleKind.MemberReference when _metadata.GetMemberReference((MemberReferenceHandle)entity) is var member =>
                Declaring(member.Parent).Type + "." + _metadata.GetString(member.Name) + "/" + ParametersOf(member.Signature),
            HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification => Declaring(entity).Type,
            _ => string.Join("", Callees(entity).Select(callee => callee.Type + "." + callee.Name + "/" + callee.Parameters)),
        };
        // What has no name here is known by its token.
        return name.Length == 0 ? MetadataTokens.GetToken(entity).ToString("x", CultureInfo.InvariantCulture)
            : type.Length > 0 && name.StartsWith(type, StringComparison.Ordinal) && (name.Length == type.Length || name[type.Length] is '.' or '+')
                ? readAs + name.Substring(type.Length) : name;
    }

    private IEnumerable<MethodDefinitionHandle> MethodsOf(string type, string name, int parameters) =>
        _types.TryGetValue(type, out var declaring)
            ? _metadata.GetTypeDefinition(declaring).GetMethods().Where(method => IsNamed(method, name, parameters)) : [];

    private bool IsNamed(MethodDefinitionHandle handle, string name, int parameters)
    {
        var method = _metadata.GetMethodDefinition(handle);
        return _metadata.StringComparer.Equals(method.Name, name) && ParametersOf(method.Signature) == parameters;
    }

    private bool IsVirtual(MethodDefinitionHandle method) => (_metadata.GetMethodDefinition(method).Attributes & MethodAttributes.Virtual) != 0;

    private IEnumerable<Callee> Callees(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MethodSpecification:
                return Callees(_metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method);
            case HandleKind.MethodDefinition:
                return [Own((MethodDefinitionHandle)token)];
            case HandleKind.MemberReference:
                return Referenced(_metadata.GetMemberReference((MemberReferenceHandle)token));
            case HandleKind.FieldDefinition:
                return Machine(_metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType());
            case HandleKind.TypeDefinition:
                return Machine((TypeDefinitionHandle)token);
            default:
                return [];
        }
    }

    private Callee Own(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        return new(_name, NameOf(method.GetDeclaringType()), _metadata.GetString(method.Name), ParametersOf(method.Signature), IsVirtual(handle));
    }

    private IEnumerable<Callee> Referenced(MemberReference reference)
    {
        var (assembly, type, definition) = Declaring(reference.Parent);
        if (reference.GetKind() == MemberReferenceKind.Field)
            return definition.IsNil ? [] : Machine(definition);
        if (type.Length == 0)
            return [];

        // Whether a method of another assembly is virtual is not written where it is called.
        var (name, parameters) = (_metadata.GetString(reference.Name), ParametersOf(reference.Signature));
        var isDispatched = definition.IsNil
            || _metadata.GetTypeDefinition(definition).GetMethods().Any(method => IsNamed(method, name, parameters) && IsVirtual(method));
        return [new(assembly, type, name, parameters, isDispatched)];
    }

    /// <summary>The compiler's classes for asynchronous methods, iterators and captured variables: the framework calls their members.</summary>
    private IEnumerable<Callee> Machine(TypeDefinitionHandle type) =>
        _metadata.GetString(_metadata.GetTypeDefinition(type).Name).StartsWith("<", StringComparison.Ordinal)
            ? _metadata.GetTypeDefinition(type).GetMethods().Select(Own).Select(callee => callee with { IsDispatched = false }) : [];

    private (string Assembly, string Type, TypeDefinitionHandle Definition) Declaring(EntityHandle parent)
    {
        switch (parent.Kind)
        {
            case HandleKind.TypeDefinition:
                return (_name, NameOf((TypeDefinitionHandle)parent), (TypeDefinitionHandle)parent);
            case HandleKind.TypeReference:
                var (assembly, type) = NameOf((TypeReferenceHandle)parent);
                return (assembly, type, default);
            case HandleKind.TypeSpecification:
                var signature = _metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
                if (signature.ReadByte() != (byte)SignatureTypeCode.GenericTypeInstance)
                    return ("", "", default);
                signature.ReadByte();
                return Declaring(signature.ReadTypeHandle());
            default:
                return ("", "", default);
        }
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = _metadata.GetString(type.Name);
        return !type.GetDeclaringType().IsNil
            ? NameOf(type.GetDeclaringType()) + "+" + name : type.Namespace.IsNil ? name : _metadata.GetString(type.Namespace) + "." + name;
    }

    private (string Assembly, string Type) NameOf(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        var name = _metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (assembly, outer) = NameOf((TypeReferenceHandle)type.ResolutionScope);
            return (assembly, outer + "+" + name);
        }

        var full = type.Namespace.IsNil ? name : _metadata.GetString(type.Namespace) + "." + name;
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? (_metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), full) : (_name, full);
    }

    private int ParametersOf(BlobHandle signature)
    {
        var reader = _metadata.GetBlobReader(signature);
        var header = reader.ReadSignatureHeader();
        if (header.Kind != SignatureKind.Method)
            return 0;
        if (header.IsGeneric)
            reader.ReadCompressedInteger();
        return reader.ReadCompressedInteger();
    }

    /// <summary>The name behind the interface's: an explicit implementation bears both.</summary>
    private static string ShortName(string name) => name.StartsWith(".", StringComparison.Ordinal) ? name : name.Substring(name.LastIndexOf('.') + 1);

    /// <summary>The instructions of a body.</summary>
    private static class Instructions
    {
        /// <summary>Each with its operand: a token, or else its bytes.</summary>
        public static List<(ILOpCode Instruction, string Operand, Handle Token)> Of(PEReader image, MethodDefinition method)
        {
            var found = new List<(ILOpCode, string, Handle)>();
            if (method.RelativeVirtualAddress == 0)
                return found;

            var code = image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            while (code.RemainingBytes > 0)
            {
                int read = code.ReadByte();
                var instruction = (ILOpCode)(read == 0xFE ? 0xFE00 | code.ReadByte() : read);
                var operand = OperandOf(instruction);
                if (operand == Operand.Token)
                    found.Add((instruction, "", MetadataTokens.Handle(code.ReadInt32())));
                else
                    found.Add((instruction, BitConverter.ToString(code.ReadBytes(operand == Operand.Switch ? 4 * code.ReadInt32() : (int)operand)), default));
            }

            return found;
        }

        private static Operand OperandOf(ILOpCode instruction) => instruction switch
        {
            ILOpCode.Switch => Operand.Switch,
            ILOpCode.Ldc_i8 or ILOpCode.Ldc_r8 => Operand.EightBytes,
            ILOpCode.Ldc_i4 or ILOpCode.Ldc_r4 or ILOpCode.Calli => Operand.FourBytes,
            ILOpCode.Ldarg or ILOpCode.Ldarga or ILOpCode.Starg or ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc => Operand.TwoBytes,
            ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Starg_s or ILOpCode.Ldloc_s or ILOpCode.Ldloca_s or ILOpCode.Stloc_s or ILOpCode.Ldc_i4_s
                or ILOpCode.Unaligned or (ILOpCode)0xFE19 => Operand.OneByte,
            ILOpCode.Ldstr or ILOpCode.Jmp or ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Ldtoken
                or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld
                or ILOpCode.Cpobj or ILOpCode.Ldobj or ILOpCode.Stobj or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Unbox_any
                or ILOpCode.Box or ILOpCode.Newarr or ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem or ILOpCode.Refanyval or ILOpCode.Mkrefany
                or ILOpCode.Initobj or ILOpCode.Constrained or ILOpCode.Sizeof => Operand.Token,
            _ => instruction.IsBranch() ? (Operand)instruction.GetBranchOperandSize() : Operand.None,
        };

        /// <summary>What follows an instruction; where it is plain bytes, how many.</summary>
        private enum Operand
        {
            None = 0,
            OneByte = 1,
            TwoBytes = 2,
            FourBytes = 4,
            EightBytes = 8,
            Token,
            Switch,
        }
    }
}
